/**
 * For scripts of pages that do without the application's: hears of an event wherever it happens in what `selector`
 * finds, also in what came into the page later.
 */
export function heard<Name extends keyof DocumentEventMap, Part extends HTMLElement>(
  name: Name,
  selector: string,
  hear: (part: Part, event: DocumentEventMap[Name]) => void,
): void {
  document.addEventListener(name, (event) => {
    const part = event.target instanceof Element ? event.target.closest<Part>(selector) : null;
    if (part) hear(part, event);
  });
}

const words = new WeakMap<HTMLElement, string>();

/** Says on a button that its work is under way (`data-busy`), and back. It keeps its focus. */
export function setBusy(button: HTMLElement, busy: boolean): void {
  const said = words.get(button) ?? button.textContent ?? "";
  words.set(button, said);
  button.textContent = busy ? (button.dataset.busy ?? said) : said;
  if (busy) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}
