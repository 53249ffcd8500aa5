import type { ComponentPropsWithRef } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { Spinner } from "./spinner";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows that the work is under way. The button keeps its focus and its width. */
  pending?: boolean;
}

/** A button. Its words are a verb: 提交申报, 退回整改. */
export function Button({
  variant = "primary",
  size = "normal",
  pending = false,
  type = "button",
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={pending || undefined}
      className={buttonStyle(variant, size, className)}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}
