import { heard, ready, setBusy } from "@/components/ui/heard";

heard("click", "[data-draw] button", async (button) => {
  const part = button.closest<HTMLElement>("[data-draw]");
  const place = part?.querySelector("[role=status]");
  if (!part || !place) return;
  const { draw: href = "", commitment = "", registerDigest = null } = part.dataset;
  setBusy(button, true);
  try {
    // What draws, and what shows it, comes when it is first asked for.
    const { repeat } = await import("./repeated");
    await repeat(place, { href, commitment, registerDigest });
  } catch {
    place.textContent = "没有取到抽样程序，请检查网络后再试。";
  } finally {
    setBusy(button, false);
  }
});
ready("[data-draw] button");
