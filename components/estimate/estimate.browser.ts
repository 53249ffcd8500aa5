import { heard, isTouched } from "@/components/ui/heard";

/**
 * Lets the address and the result follow what is typed. The page is made anew on the server, so that there is one
 * computation, and the parts of it that have changed take the place of those that are here.
 */

const PAUSE_MS = 500;
const selector = "form[data-followed]";

function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action);
  address.hash = "";
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") address.searchParams.set(name, value);
  return address.href;
}

const sectionOf = (details: Element) => details.closest("section")?.getAttribute("aria-labelledby");

/** What a reader has opened stays open. */
function keepOpened(before: Element, now: Element): void {
  const opened = [...before.querySelectorAll("details[open]")].map(sectionOf);
  for (const details of now.querySelectorAll("details"))
    if (opened.includes(sectionOf(details))) details.open = true;
}

/** A field that is being typed in is left alone until it is left. */
function update(made: Document): void {
  for (const part of document.querySelectorAll("[data-follows]")) {
    const now = made.getElementById(part.id);
    if (!now || part.contains(document.activeElement)) continue;
    keepOpened(part, now);
    if (part.innerHTML !== now.innerHTML) part.replaceChildren(...now.cloneNode(true).childNodes);
  }
}

/** The page as the server last made it, and for which address. */
let last: { address: string; made: Document } | undefined;
let asking: AbortController | undefined;
let timer = 0;

async function follow(form: HTMLFormElement): Promise<void> {
  clearTimeout(timer);
  asking?.abort();
  const own = new AbortController();
  asking = own;
  const address = addressOf(form);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: own.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (own.signal.aborted || address !== addressOf(form)) return;
    last = { address, made };
    history.replaceState(null, "", address);
    update(made);
  } finally {
    if (asking === own) form.removeAttribute("aria-busy");
  }
}

/** Without an answer nothing changes; the next figure asks again. */
const quietly = (form: HTMLFormElement) => void follow(form).catch(() => {});

heard("input", selector, (form: HTMLFormElement) => {
  clearTimeout(timer);
  timer = window.setTimeout(quietly, PAUSE_MS, form);
});
heard("change", selector, quietly);
heard("focusout", selector, (form: HTMLFormElement) => {
  // Where the focus goes is known after this.
  setTimeout(() => {
    if (last?.address === addressOf(form)) update(last.made);
  });
});
heard("submit", selector, async (form: HTMLFormElement, event) => {
  event.preventDefault();
  try {
    await follow(form);
    document.getElementById("result")?.scrollIntoView({ block: "nearest" });
  } catch (error) {
    // The browser says itself what is wrong with the connection.
    if (!(error instanceof DOMException)) form.submit();
  }
});
for (const form of document.querySelectorAll<HTMLFormElement>(selector))
  if ([...form.elements].some(isTouched)) quietly(form);
