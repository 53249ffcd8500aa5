"use client";

import type { ComponentPropsWithRef } from "react";
import { type ControlWidth, controlStyle } from "./control-style";
import { useFieldWiring } from "./field-context";

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps
  extends Omit<ComponentPropsWithRef<"select">, "id" | "name" | "children"> {
  options: readonly Choice[];
  /** Shown first, with an empty value: 请选择. */
  placeholder?: string;
  width?: ControlWidth;
}

/** One of many, inside a Field. For up to six choices prefer RadioGroup. */
export function Select({
  options,
  placeholder,
  width = "medium",
  className,
  ...rest
}: SelectProps) {
  const wiring = useFieldWiring();
  return (
    <select {...rest} {...wiring} className={controlStyle(width, className)}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
