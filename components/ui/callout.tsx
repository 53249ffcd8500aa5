import type { ReactNode } from "react";
import { cx } from "./cx";
import { Sign, type Tone } from "./sign";

const TONES: Record<Tone, string> = {
  passed: "border-passed bg-passed-soft [--sign:var(--color-passed)]",
  failed: "border-failed bg-failed-soft [--sign:var(--color-failed)]",
  pending: "border-pending bg-pending-soft [--sign:var(--color-pending)]",
  info: "border-action bg-action-soft [--sign:var(--color-action)]",
  neutral: "border-line-strong bg-surface [--sign:var(--color-muted)]",
};

export interface CalloutProps {
  /** passed: done; failed: went wrong; pending: mind this; info: good to know; neutral: inset text without a sign. */
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** Something apart from the running text: a notification, a warning, an inset explanation. */
export function Callout({ tone = "info", title, children, className }: CalloutProps) {
  return (
    <div className={cx("flex max-w-text gap-3 border-l-4 px-4 py-3", TONES[tone], className)}>
      {tone === "neutral" ? null : (
        <Sign tone={tone} className="mt-[0.3em] size-[1.15em] flex-none text-(--sign)" />
      )}
      <div className="min-w-0 space-y-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  );
}
