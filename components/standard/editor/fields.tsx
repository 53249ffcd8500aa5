"use client";

import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { EditingAction, Place } from "./editing";
import { readFigure } from "./outline";

export type Dispatch = (action: EditingAction) => void;

/** What the fields of one panel share: where they write, and what is wrong by field. */
export interface PanelScope {
  place: Place;
  /** The fields of the node, or of the standard. */
  fields: Readonly<Record<string, unknown>>;
  /** Complaints by the field's path within: `fullMarks`, `rule.levels.0.marks`. */
  errors: ReadonlyMap<string, string>;
  dispatch: Dispatch;
}

export interface FieldProps {
  scope: PanelScope;
  /** Dotted path within the node: `title`, `rule.step`; in steps where a key may hold dots or be a number. */
  field: string | Place;
  label: string;
  hint?: string;
  optional?: boolean;
  className?: string;
}

const steps = (field: string | Place): Place =>
  typeof field === "string"
    ? field.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part))
    : field;

export function readField(fields: unknown, field: string | Place): unknown {
  let value = fields;
  for (const step of steps(field))
    value =
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined;
  return value;
}

const shown = (value: unknown): string =>
  value === undefined || value === null
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

/** The name of a field: its place in the document, as faults name it. */
export const nameOf = ({ place }: PanelScope, field: string | Place) =>
  [...place, ...steps(field)].join(".");

/** What is wrong at a field. */
export const errorAt = ({ errors }: PanelScope, field: string | Place) =>
  errors.get(steps(field).join("."));

/** Writes one value; undefined removes the field. */
export const write = ({ dispatch, place }: PanelScope, field: string | Place, value: unknown) =>
  dispatch({ type: "set", at: [...place, ...steps(field)], value });

/** One line of text. Empty stays an empty text, unless the field may be left out. */
export function TextField({ scope, field, label, hint, optional = false, className }: FieldProps) {
  return (
    <Field
      name={nameOf(scope, field)}
      label={label}
      hint={hint}
      optional={optional}
      error={errorAt(scope, field)}
      className={className}
    >
      <TextInput
        autoComplete="off"
        width="full"
        value={shown(readField(scope.fields, field))}
        onChange={({ target: { value } }) =>
          write(scope, field, optional && value === "" ? undefined : value)
        }
      />
    </Field>
  );
}

/** Several lines of text that may be left out. */
export function LongTextField({ scope, field, label, hint }: FieldProps) {
  return (
    <Field name={nameOf(scope, field)} label={label} hint={hint} error={errorAt(scope, field)}>
      <TextArea
        rows={3}
        className="min-h-24!"
        value={shown(readField(scope.fields, field))}
        onChange={({ target: { value } }) => write(scope, field, value === "" ? undefined : value)}
      />
    </Field>
  );
}

/** A figure: kept as typed while it is none, and shown as wrong. */
export function FigureField({
  scope,
  field,
  label,
  hint,
  optional = false,
  suffix,
  className,
}: FieldProps & { suffix?: string }) {
  const value = readField(scope.fields, field);
  const [typed, setTyped] = useState<string | null>(null);
  const current = typed !== null && readFigure(typed) === value ? typed : shown(value);
  return (
    <Field
      name={nameOf(scope, field)}
      label={label}
      hint={hint}
      optional={optional}
      error={errorAt(scope, field)}
      className={className}
    >
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        width="short"
        suffix={suffix}
        className="figures text-right"
        value={current}
        onChange={({ target }) => {
          setTyped(target.value);
          write(scope, field, readFigure(target.value));
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}

/** One of a few words; the empty choice leaves the field out. */
export function ChoiceField({
  scope,
  field,
  label,
  hint,
  options,
  none,
  className,
}: FieldProps & { options: readonly { value: string; label: string }[]; none?: string }) {
  return (
    <Field
      name={nameOf(scope, field)}
      label={label}
      hint={hint}
      error={errorAt(scope, field)}
      className={className}
    >
      <Select
        width="full"
        options={options}
        placeholder={none}
        value={shown(readField(scope.fields, field))}
        onChange={({ target: { value } }) => write(scope, field, value === "" ? undefined : value)}
      />
    </Field>
  );
}

/** Short fields side by side, under each other on a phone. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">{children}</div>;
}
