"use client";

import type { ReactNode } from "react";
import { cx } from "./cx";
import { FieldError } from "./field-error";
import { fieldId, useFieldError } from "./form-state";

export interface FieldGroupProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  large?: boolean;
  className?: string;
  children: ReactNode;
}

/** Several controls under one question (radios, checkboxes, a date). The first control carries the id `field-<name>`. */
export function FieldGroup({
  name,
  legend,
  hint,
  error,
  optional = false,
  large = false,
  className,
  children,
}: FieldGroupProps) {
  const id = fieldId(name);
  const message = useFieldError(name, error);
  const describedBy = cx(hint ? `${id}-hint` : "", message && `${id}-error`) || undefined;
  return (
    // The bar stands on a box around: a fieldset's own border starts beside its legend.
    <div className={cx(message && "border-l-4 border-failed pl-4", className)}>
      <fieldset aria-describedby={describedBy} className="min-w-0">
        <legend className={cx("font-semibold", large && "text-2xl")}>
          {legend}
          {optional ? <span className="font-normal text-muted">（选填）</span> : null}
        </legend>
        {hint ? (
          <div id={`${id}-hint`} className="text-muted">
            {hint}
          </div>
        ) : null}
        {message ? <FieldError id={`${id}-error`}>{message}</FieldError> : null}
        <div className="mt-2">{children}</div>
      </fieldset>
    </div>
  );
}
