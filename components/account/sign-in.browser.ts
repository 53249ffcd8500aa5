import { heard, ready, setBusy } from "@/components/ui/heard";

/** Signs in without leaving the page before it has worked: what was typed stays where it has not. */

const selector = "form[data-sign-in]";
const busy = new Set<HTMLFormElement>();

/** Why it was refused, by the name of what is then shown; null where the session has begun. */
async function refusalOf(username: string, password: string): Promise<string | null> {
  const missing = [...(username.trim() ? [] : ["username"]), ...(password ? [] : ["password"])];
  if (missing.length > 0) return missing.join(" ");
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken, username, password, json: "true" });
    const answer = await fetch("/api/auth/callback/credentials", { method: "POST", body });
    const { url } = (await answer.json()) as { url: string };
    return (
      new URL(url, location.href).searchParams.get("error") ?? (answer.ok ? null : "unexpected")
    );
  } catch (error) {
    return error instanceof TypeError || !navigator.onLine ? "network" : "unexpected";
  }
}

function show(form: HTMLFormElement, refusal: string, typed: Record<string, string>): void {
  const named = (name: string) =>
    form.querySelector<HTMLTemplateElement>(`template[data-refusal="${CSS.escape(name)}"]`);
  const fields = form.querySelector("[data-fields]");
  const template = named(refusal) ?? named("unexpected");
  if (!fields || !template) return;
  // On the way from an office page it is React that makes the template, and puts into it what belongs in its content.
  const said = template.content.hasChildNodes() ? template.content : template;
  fields.replaceChildren(...said.cloneNode(true).childNodes);
  for (const [name, value] of Object.entries(typed)) {
    const input = fields.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (input) input.value = value;
  }
  fields.querySelector<HTMLElement>("[role=alert]")?.focus();
}

heard("submit", selector, async (form: HTMLFormElement, event) => {
  event.preventDefault();
  const button = form.querySelector<HTMLElement>("[type=submit]");
  if (!button || busy.has(form)) return;
  const data = new FormData(form);
  const [username, password] = [String(data.get("username")), String(data.get("password"))];
  busy.add(form);
  setBusy(button, true);
  const refusal = await refusalOf(username, password);
  if (refusal === null) return location.assign(form.dataset.signIn ?? "/desk");
  busy.delete(form);
  setBusy(button, false);
  show(form, refusal, { username, password });
});

heard("click", "[data-reveal]", (button) => {
  const input = document.getElementById(button.dataset.reveal ?? "");
  if (!(input instanceof HTMLInputElement)) return;
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.textContent = shown ? "隐藏" : "显示";
  button.setAttribute("aria-label", shown ? "隐藏密码" : "显示密码");
});

ready(`${selector} [type=submit], [data-reveal]`);
// Back from the desk, the page is as it was left.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
