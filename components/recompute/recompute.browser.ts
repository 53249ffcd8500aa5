import { heard, ready, setBusy } from "@/components/ui/heard";
import type { Digests } from "@/lib/recompute/types";

/** The scoring library, and what shows its result, come when they are first asked for. */
const program = () => import("./computed");

const FAILED = "没有取得计分程序。请检查网络，稍后再试；已下载的文件可以用命令行计算。";

/** Whoever asks twice sees the answer to the last question, whichever comes first. */
let turn = 0;

async function run(part: HTMLElement, files: readonly File[]): Promise<void> {
  const { dataset } = part;
  const button = part.querySelector("button");
  const place = part.querySelector("[aria-live]");
  if (!button || !place) return;
  turn += 1;
  const own = turn;
  setBusy(button, true);
  try {
    const { computed, show } = await program();
    const digests = JSON.parse(dataset.digests ?? "") as Digests;
    const done = await computed(dataset.recompute ?? "", digests, files);
    if (own === turn) show(place, done);
  } catch {
    if (own === turn) place.textContent = FAILED;
  } finally {
    if (own === turn) setBusy(button, false);
  }
}

heard("click", "[data-recompute] button", (button) => {
  const part = button.closest<HTMLElement>("[data-recompute]");
  if (part) void run(part, []);
});
heard("click", "[data-recompute] input", (input: HTMLInputElement) => {
  // Chosen anew even where it is the same name: it may have been changed since.
  input.value = "";
});
heard("change", "[data-recompute] input", (input: HTMLInputElement) => {
  const part = input.closest<HTMLElement>("[data-recompute]");
  const files = [...(input.files ?? [])];
  if (part && files.length > 0) void run(part, files);
});
ready("[data-recompute] button, [data-recompute] input");
