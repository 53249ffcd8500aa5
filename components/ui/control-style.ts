import { cx } from "./cx";

export type ControlWidth = "full" | "wide" | "medium" | "short" | "year" | "two-digits";

const WIDTHS: Record<ControlWidth, string> = {
  full: "w-full",
  wide: "w-full max-w-120",
  medium: "w-full max-w-72",
  short: "w-full max-w-36",
  year: "w-22",
  "two-digits": "w-16",
};

/** The look that text inputs, text areas and selects share. */
export function controlStyle(width: ControlWidth, className?: string): string {
  return cx(
    "block min-h-11 rounded-md border border-line-strong bg-paper px-3 py-1.5 text-ink",
    "hover:border-ink focus-visible:border-ink focus-visible:outline-offset-0",
    "aria-invalid:border-2 aria-invalid:border-failed",
    "disabled:bg-surface disabled:text-muted",
    WIDTHS[width],
    className,
  );
}
