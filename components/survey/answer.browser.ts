import { heard, isTouched, setBusy } from "@/components/ui/heard";

/**
 * Makes the questionnaire more patient than a form is by itself: the choices are kept while the connection breaks, and
 * sent again until they have arrived. Written for the oldest phones: without what it needs, the form sends itself.
 */

const retryMs = 5_000;
const selector = "form[data-draft]";
const nameOf = (form: HTMLFormElement) => `survey ${form.dataset.draft}`;

function show(form: HTMLFormElement, { busy }: { busy: boolean }): void {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  if (button) setBusy(button, busy);
}

/** The choices so far, in this tab's memory alone, until they have arrived. */
function keepDraft(form: HTMLFormElement): void {
  const chosen = [...new FormData(form)].filter(([key]) => /^a\d+$/.test(key));
  try {
    sessionStorage.setItem(nameOf(form), JSON.stringify(chosen));
  } catch {
    // Without storage the form works all the same.
  }
}

function restoreDraft(form: HTMLFormElement): void {
  try {
    const kept = sessionStorage.getItem(nameOf(form)) ?? "[]";
    for (const [key, value] of JSON.parse(kept) as [string, string][]) {
      const choice = form.querySelector<HTMLInputElement>(`#${CSS.escape(`${key}-${value}`)}`);
      // What was chosen before this was there is newer.
      const chosen = [...form.querySelectorAll(`[name="${key}"]`)].some(isTouched);
      if (choice && !chosen) choice.checked = true;
    }
  } catch {
    // A draft that cannot be read is none.
  }
}

function dropDraft(form: HTMLFormElement): void {
  try {
    sessionStorage.removeItem(nameOf(form));
  } catch {
    // There is none.
  }
}

/** Where the receipt stands; throws where the answer has not arrived. Sending it twice counts it once. */
async function send(form: HTMLFormElement): Promise<string> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  const headers = { Accept: "application/json" };
  const answer = await fetch(form.action, { method: "POST", body, headers });
  if (!answer.ok) throw new Error(String(answer.status));
  return ((await answer.json()) as { location: string }).location;
}

const sending = new Set<HTMLFormElement>();
/** Forms that are sent again, by the clock that does so. */
const waiting = new Map<HTMLFormElement, number>();

async function attempt(form: HTMLFormElement): Promise<void> {
  if (sending.has(form)) return;
  sending.add(form);
  try {
    const location = await send(form);
    clearInterval(waiting.get(form));
    waiting.delete(form);
    dropDraft(form);
    window.location.assign(location);
  } catch {
    show(form, { busy: false });
    const said = form.querySelector<HTMLElement>("[role=status] [hidden]");
    if (said) said.hidden = false;
    if (!waiting.has(form)) waiting.set(form, window.setInterval(attempt, retryMs, form));
  } finally {
    sending.delete(form);
  }
}

heard("change", selector, keepDraft);
heard("submit", selector, (form: HTMLFormElement, event) => {
  event.preventDefault();
  show(form, { busy: true });
  void attempt(form);
});
addEventListener("online", () => {
  for (const form of waiting.keys()) void attempt(form);
});
for (const form of document.querySelectorAll<HTMLFormElement>(selector)) {
  restoreDraft(form);
  // Back from the receipt, the page is as it was left.
  addEventListener("pageshow", () => show(form, { busy: sending.has(form) }));
}
