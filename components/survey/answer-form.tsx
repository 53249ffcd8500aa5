"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";

const retryMs = 5_000;

/** The choices so far, in this tab's memory alone, until they have arrived. */
function keepDraft(form: HTMLFormElement, name: string): void {
  const chosen = [...new FormData(form)].filter(([key]) => /^a\d+$/.test(key));
  try {
    sessionStorage.setItem(name, JSON.stringify(chosen));
  } catch {
    // Without storage the form works all the same.
  }
}

function restoreDraft(form: HTMLFormElement, name: string): void {
  try {
    const chosen = JSON.parse(sessionStorage.getItem(name) ?? "[]") as [string, string][];
    for (const [key, value] of chosen) {
      const choice = form.querySelector<HTMLInputElement>(`#${CSS.escape(`${key}-${value}`)}`);
      if (choice) choice.checked = true;
    }
  } catch {
    // A draft that cannot be read is none.
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

/**
 * A form that posts itself where script is blocked. With script it keeps the choices while the connection breaks,
 * and sends them again until they have arrived.
 */
export function AnswerForm({ draft, children }: { draft: string; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null);
  const name = `survey ${draft}`;
  const [state, setState] = useState<"filling" | "sending" | "waiting">("filling");

  useEffect(() => {
    if (form.current) restoreDraft(form.current, name);
  }, [name]);

  useEffect(() => {
    if (state === "filling") return;
    let stopped = false;
    const attempt = async () => {
      if (!form.current) return;
      try {
        const location = await send(form.current);
        if (stopped) return;
        sessionStorage.removeItem(name);
        window.location.assign(location);
      } catch {
        if (!stopped) setState("waiting");
      }
    };
    if (state === "sending") void attempt();
    const timer = state === "waiting" ? setInterval(attempt, retryMs) : undefined;
    if (state === "waiting") window.addEventListener("online", attempt);
    return () => {
      stopped = true;
      clearInterval(timer);
      window.removeEventListener("online", attempt);
    };
  }, [state, name]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setState("sending");
  };
  return (
    <form
      ref={form}
      method="post"
      action="/survey/answers"
      onSubmit={submit}
      onChange={(event) => keepDraft(event.currentTarget, name)}
    >
      {children}
      <div role="status" className="mt-8 font-medium">
        {state === "waiting" ? (
          <p className="max-w-text border-l-4 border-pending bg-pending-soft px-4 py-3">
            还没有提交成功，正在自动重试。您选的都在，请不要关闭本页。
          </p>
        ) : null}
      </div>
      <button
        type="submit"
        aria-disabled={state === "sending" || undefined}
        className={buttonStyle("primary", "normal", "mt-4 w-full text-lg sm:w-auto sm:min-w-60")}
      >
        {state === "sending" ? "正在提交" : "提交答卷"}
      </button>
    </form>
  );
}
