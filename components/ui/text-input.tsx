"use client";

import type { ComponentPropsWithRef } from "react";
import { type ControlWidth, controlStyle } from "./control-style";
import { cx } from "./cx";
import { useFieldWiring } from "./field-context";

export interface TextInputProps
  extends Omit<ComponentPropsWithRef<"input">, "id" | "name" | "width"> {
  /** Figures are text with a decimal keyboard: a number input loses values to the wheel. */
  type?: "text" | "email" | "tel" | "password" | "search" | "url";
  /** As wide as what belongs in it. */
  width?: ControlWidth;
  /** A unit after the input: 户, ㎡. */
  suffix?: string;
}

/** One line of text inside a Field. */
export function TextInput({
  type = "text",
  width = "wide",
  suffix,
  className,
  ...rest
}: TextInputProps) {
  const wiring = useFieldWiring();
  const input = (
    <input
      {...rest}
      {...wiring}
      type={type}
      className={controlStyle(width, cx("read-only:bg-surface", className))}
    />
  );
  if (!suffix) return input;
  return (
    <div className="flex items-center gap-2">
      {input}
      <span className="flex-none text-muted">{suffix}</span>
    </div>
  );
}
