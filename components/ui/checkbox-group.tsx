"use client";

import type { ChangeEvent } from "react";
import { ChoiceRow } from "./choice-row";
import { FieldGroup, type FieldGroupProps } from "./field-group";
import { fieldId, fieldPath, useFieldError } from "./form-state";
import type { RadioOption } from "./radio-group";

export interface CheckboxGroupProps extends Omit<FieldGroupProps, "children"> {
  options: readonly RadioOption[];
  defaultValue?: readonly string[];
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** Any number of choices. Sent as a list under `name` (the inputs are named `name[]`); absent when none is ticked. */
export function CheckboxGroup({
  options,
  defaultValue = [],
  onChange,
  ...group
}: CheckboxGroupProps) {
  const id = fieldId(group.name);
  const invalid = useFieldError(group.name, group.error) !== undefined;
  return (
    <FieldGroup {...group}>
      {options.map((option, index) => (
        <ChoiceRow
          key={option.value}
          type="checkbox"
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={`${fieldPath(group.name)}[]`}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          aria-invalid={invalid || undefined}
          defaultChecked={defaultValue.includes(option.value)}
          onChange={onChange}
        />
      ))}
    </FieldGroup>
  );
}
