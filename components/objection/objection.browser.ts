import { heard, setBusy } from "@/components/ui/heard";
import { textCount } from "@/components/ui/text-count";

/** What a form that sends itself lacks: the room that is left, one sending at a time, and complaints that are heard. */

const selector = "form[data-once]";
const sent = new Set<HTMLFormElement>();

function show(form: HTMLFormElement, { busy }: { busy: boolean }): void {
  const button = form.querySelector<HTMLElement>("button[type=submit]");
  if (button) setBusy(button, busy);
}

const limited = "textarea[data-limit]";

function tellRoom(area: HTMLTextAreaElement): void {
  const count = document.getElementById(`${area.id}-count`);
  const { said, look } = textCount(area.value, Number(area.dataset.limit));
  if (count) Object.assign(count, { textContent: said, className: look });
}

heard("input", limited, tellRoom);
// What was typed before this was there.
for (const area of document.querySelectorAll<HTMLTextAreaElement>(limited)) tellRoom(area);
heard("submit", selector, (form: HTMLFormElement, event) => {
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  show(form, { busy: true });
});
// Back from the receipt, the page is as it was left.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  for (const form of sent) show(form, { busy: false });
  sent.clear();
});
document.querySelector<HTMLElement>("[role=alert]")?.focus();
