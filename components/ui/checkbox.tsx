"use client";

import type { ChangeEvent, ReactNode } from "react";
import { ChoiceRow } from "./choice-row";
import { FieldError } from "./field-error";
import { fieldId, useFieldError } from "./form-state";

export interface CheckboxProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Sent when ticked; absent otherwise. */
  value?: string;
  defaultChecked?: boolean;
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** One yes or no that stands alone. */
export function Checkbox({
  name,
  label,
  hint,
  error,
  value = "on",
  defaultChecked,
  onChange,
}: CheckboxProps) {
  const id = fieldId(name);
  const message = useFieldError(name, error);
  return (
    <div className={message ? "border-l-4 border-failed pl-4" : undefined}>
      {message ? <FieldError id={`${id}-error`}>{message}</FieldError> : null}
      <ChoiceRow
        type="checkbox"
        id={id}
        name={name}
        value={value}
        label={label}
        hint={hint}
        defaultChecked={defaultChecked}
        aria-invalid={message ? true : undefined}
        aria-errormessage={message ? `${id}-error` : undefined}
        onChange={onChange}
      />
    </div>
  );
}
