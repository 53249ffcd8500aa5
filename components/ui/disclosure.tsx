import type { ReactNode } from "react";
import { cx } from "./cx";

export interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  /** Client callers only: hears of each opening and closing. */
  onToggle?: (open: boolean) => void;
  className?: string;
}

/** Something that few need, behind its own line. Works without script and prints opened. */
export function Disclosure({ summary, children, open, onToggle, className }: DisclosureProps) {
  return (
    <details
      open={open}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
      className={className}
    >
      <summary className="marker inline-flex min-h-11 items-center font-medium text-action hover:text-action-deep">
        <span className="underline underline-offset-4">{summary}</span>
      </summary>
      <div className={cx("ml-1 border-l-4 border-line py-1 pl-4")}>{children}</div>
    </details>
  );
}
