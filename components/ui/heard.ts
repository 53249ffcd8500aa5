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

/**
 * Lets people use what is `disabled` until the script is there, also in what comes into the page later: a press that
 * nobody hears yet would be lost.
 */
export function ready(selector: string): void {
  const met = new WeakSet<Element>();
  const look = () => {
    for (const control of document.querySelectorAll(selector)) {
      if (met.has(control)) continue;
      met.add(control);
      control.removeAttribute("disabled");
    }
  };
  look();
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
}

/** Whether a choice or a figure is another than the page came with: it may have been made before the script was there. */
export function isTouched(control: Element): boolean {
  if (!(control instanceof HTMLInputElement)) return false;
  return control.type === "radio" || control.type === "checkbox"
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
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
