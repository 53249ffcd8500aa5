import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";
export type ButtonSize = "normal" | "small";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-action bg-action text-paper hover:border-action-deep hover:bg-action-deep",
  secondary: "border-line-strong bg-paper text-ink hover:border-ink hover:bg-surface",
  danger: "border-failed bg-failed text-paper hover:border-failed-deep hover:bg-failed-deep",
  quiet:
    "border-transparent bg-transparent text-action underline underline-offset-4 hover:bg-action-soft hover:text-action-deep",
};

const SIZES: Record<ButtonSize, string> = {
  normal: "min-h-11 px-5 py-1.5",
  small: "min-h-11 px-3 py-1 text-sm sm:min-h-9",
};

/** The classes that a button and a link dressed as one share. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return cx(
    "inline-flex items-center justify-center gap-2 rounded-md border text-center leading-snug font-medium no-underline",
    "aria-disabled:opacity-60 disabled:opacity-60",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}
