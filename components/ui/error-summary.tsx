"use client";

import { type MouseEvent, useEffect, useRef } from "react";
import type { FieldProblem } from "./action-result";
import { fieldId } from "./form-state";

export interface ErrorSummaryProps {
  title?: string;
  /** The sentence for the form as a whole. */
  message?: string;
  errors?: readonly FieldProblem[];
}

function goTo(event: MouseEvent<HTMLAnchorElement>, path: string): void {
  event.preventDefault();
  const target =
    document.getElementById(fieldId(path)) ??
    document.querySelector<HTMLElement>(`[id^="${CSS.escape(fieldId(path))}."]`);
  if (!target) return;
  const label = target.closest("fieldset")?.querySelector("legend") ?? target.closest("div");
  (label ?? target).scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}

/** Everything that is wrong, above the form: takes the focus when it appears, each line leads to its field. */
export function ErrorSummary({
  title = "请先改正以下问题",
  message,
  errors = [],
}: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal takes the focus anew.
  useEffect(() => {
    box.current?.focus();
  }, [errors, message]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="max-w-text scroll-mt-4 rounded-md border-2 border-failed p-4 sm:p-5"
    >
      {errors.length > 0 ? <h2 className="text-lg">{title}</h2> : null}
      {message ? <p className={errors.length > 0 ? "mt-1" : "font-medium"}>{message}</p> : null}
      {errors.length > 0 ? (
        <ul className="mt-2 space-y-1">
          {errors.map((error) => (
            <li key={`${error.path} ${error.message}`}>
              {error.path === "" ? (
                <span className="font-medium text-failed">{error.message}</span>
              ) : (
                <a
                  href={`#${fieldId(error.path)}`}
                  onClick={(event) => goTo(event, error.path)}
                  className="font-medium text-failed hover:text-failed-deep"
                >
                  {error.message}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
