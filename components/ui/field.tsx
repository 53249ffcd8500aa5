"use client";

import { type ReactNode, useMemo } from "react";
import { cx } from "./cx";
import { FieldContext, type FieldWiring } from "./field-context";
import { FieldError } from "./field-error";
import { fieldId, useFieldError } from "./form-state";

export interface FieldProps {
  /** The name under which the value is sent; also the path of its errors. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Overrides the complaint that the form around has for this field. */
  error?: string;
  optional?: boolean;
  /** Sets the label as large as a heading, for pages with one question. */
  large?: boolean;
  className?: string;
  /** One control: TextInput, TextArea, Select. */
  children: ReactNode;
}

/** Label, hint, error and control, wired once: `aria-describedby`, `aria-invalid`, and the id that the error summary links to. */
export function Field({
  name,
  label,
  hint,
  error,
  optional = false,
  large = false,
  className,
  children,
}: FieldProps) {
  const id = fieldId(name);
  const message = useFieldError(name, error);
  const describedBy = cx(hint ? `${id}-hint` : "", message && `${id}-error`) || undefined;
  const wiring = useMemo<FieldWiring>(
    () => ({
      id,
      name,
      "aria-describedby": describedBy,
      "aria-invalid": message ? true : undefined,
    }),
    [id, name, describedBy, message],
  );
  return (
    <div className={cx(message && "border-l-4 border-failed pl-4", className)}>
      <label htmlFor={id} className={cx("block font-semibold", large && "text-2xl")}>
        {label}
        {optional ? <span className="font-normal text-muted">（选填）</span> : null}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="text-muted">
          {hint}
        </div>
      ) : null}
      {message ? <FieldError id={`${id}-error`}>{message}</FieldError> : null}
      <div className="mt-2">
        <FieldContext value={wiring}>{children}</FieldContext>
      </div>
    </div>
  );
}
