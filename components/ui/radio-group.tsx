"use client";

import type { ChangeEvent, ReactNode } from "react";
import { ChoiceRow } from "./choice-row";
import { cx } from "./cx";
import { FieldGroup } from "./field-group";
import { fieldId, useFieldError } from "./form-state";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  name: string;
  legend: ReactNode;
  options: readonly RadioOption[];
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  large?: boolean;
  defaultValue?: string;
  value?: string;
  /** Side by side where there is room: for two or three short choices, or survey scales. */
  inline?: boolean;
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void;
  className?: string;
}

/** One of a few. */
export function RadioGroup({
  options,
  defaultValue,
  value,
  inline = false,
  onChange,
  ...group
}: RadioGroupProps) {
  const id = fieldId(group.name);
  const invalid = useFieldError(group.name, group.error) !== undefined;
  return (
    <FieldGroup {...group}>
      <div className={cx("flex", inline ? "flex-wrap gap-x-8" : "flex-col")}>
        {options.map((option, index) => (
          <ChoiceRow
            key={option.value}
            type="radio"
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={group.name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
            aria-invalid={invalid || undefined}
            defaultChecked={value === undefined ? option.value === defaultValue : undefined}
            checked={value === undefined ? undefined : option.value === value}
            onChange={onChange}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
