import { heard, ready } from "@/components/ui/heard";

heard("click", "[data-copy]", async (button) => {
  const said = button.parentElement?.querySelector("[role=status]");
  const copied = await navigator.clipboard.writeText(button.dataset.copy ?? "").then(
    () => true,
    () => false,
  );
  if (said) said.textContent = copied ? "已复制。" : "浏览器不允许复制，请选中网址自行复制。";
});
ready("[data-copy]");
