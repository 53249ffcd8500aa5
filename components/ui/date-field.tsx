"use client";

import { controlStyle } from "./control-style";
import { FieldGroup, type FieldGroupProps } from "./field-group";
import { fieldId, useFieldError, useFormState } from "./form-state";

export interface DateFieldProps extends Omit<FieldGroupProps, "children"> {
  /** ISO date: 2026-11-24. */
  defaultValue?: string;
}

const PARTS = [
  { key: "year", label: "年", width: "year", max: 4 },
  { key: "month", label: "月", width: "two-digits", max: 2 },
  { key: "day", label: "日", width: "two-digits", max: 2 },
] as const;

/** A date in three plain inputs, sent as `{ year, month, day }` (text) under `name`. */
export function DateField({ defaultValue, ...group }: DateFieldProps) {
  const id = fieldId(group.name);
  const { errors } = useFormState();
  const whole = useFieldError(group.name, group.error) !== undefined;
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(defaultValue ?? "");
  const partial = errors.filter((e) => e.path.startsWith(`${group.name}.`)).map((e) => e.path);
  return (
    <FieldGroup {...group}>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {PARTS.map(({ key, label, width, max }, index) => {
          const name = `${group.name}.${key}`;
          const inputId = index === 0 ? id : `field-${name}`;
          const invalid = partial.length > 0 ? partial.includes(name) : whole;
          return (
            <div key={key} className="flex items-center gap-2">
              <input
                id={inputId}
                name={name}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                maxLength={max}
                defaultValue={parts?.[index + 1]?.replace(/^0+(?=\d)/, "")}
                aria-invalid={invalid || undefined}
                className={controlStyle(width, "figures")}
              />
              <label htmlFor={inputId}>{label}</label>
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
