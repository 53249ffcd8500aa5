import type { ReactNode } from "react";
import { cx } from "./cx";
import { Sign, type Tone } from "./sign";

const TONES: Record<Tone, string> = {
  passed: "bg-passed-soft text-passed",
  failed: "bg-failed-soft text-failed",
  pending: "bg-pending-soft text-pending",
  neutral: "bg-surface text-muted",
  info: "bg-action-soft text-action",
};

export interface StatusTagProps {
  tone: Tone;
  children: ReactNode;
  className?: string;
}

/** A state in one word with its sign and colour, never colour alone: 达标, 未达标, 待核定. */
export function StatusTag({ tone, children, className }: StatusTagProps) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 rounded-sm border border-current/25 px-1.5 py-0.5 text-sm leading-normal font-medium whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      <Sign tone={tone} />
      {children}
    </span>
  );
}
