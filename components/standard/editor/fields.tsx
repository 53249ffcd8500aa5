"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
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
  /** Dotted path within the node: `title`, `rule.step`. */
  field: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

const steps = (field: string): Place =>
  field.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));

export function readField(fields: unknown, field: string): unknown {
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

const nameOf = ({ place }: PanelScope, field: string) => [...place, field].join(".");

const write = ({ dispatch, place }: PanelScope, field: string, value: unknown) =>
  dispatch({ type: "set", at: [...place, ...steps(field)], value });

/** One line of text. Empty stays an empty text, unless the field may be left out. */
export function TextField({ scope, field, label, hint, optional = false }: FieldProps) {
  return (
    <Field
      name={nameOf(scope, field)}
      label={label}
      hint={hint}
      optional={optional}
      error={scope.errors.get(field)}
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
    <Field name={nameOf(scope, field)} label={label} hint={hint} error={scope.errors.get(field)}>
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
      error={scope.errors.get(field)}
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
}: FieldProps & { options: readonly { value: string; label: string }[]; none?: string }) {
  return (
    <Field name={nameOf(scope, field)} label={label} hint={hint} error={scope.errors.get(field)}>
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

export interface RowColumn {
  key: string;
  label: string;
  figure?: true;
  optional?: true;
  options?: readonly { value: string; label: string }[];
}

export interface RowsFieldProps {
  scope: PanelScope;
  field: string;
  legend: string;
  columns: readonly RowColumn[];
  addLabel: string;
  /** A new row, given how many there are. */
  fresh: (count: number) => Record<string, unknown>;
}

/** A list whose rows have the same few fields: levels, items, options, sources. */
export function RowsField({ scope, field, legend, columns, addLabel, fresh }: RowsFieldProps) {
  const value = readField(scope.fields, field);
  const rows: unknown[] = Array.isArray(value) ? value : [];
  const error = scope.errors.get(field);
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{legend}</legend>
      {error ? <p className="font-medium text-failed">{error}</p> : null}
      {rows.map((_, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place; ids may be wrong or repeated.
          key={at}
          aria-label={`${legend}第 ${at + 1} 行`}
          className="mt-3 grid min-w-0 grid-cols-1 gap-3 border-l-2 border-line pl-3 sm:grid-cols-2"
        >
          {columns.map((column) => {
            const own = {
              scope,
              field: `${field}.${at}.${column.key}`,
              label: column.label,
              optional: column.optional,
            };
            if (column.options)
              return <ChoiceField key={column.key} {...own} options={column.options} />;
            return column.figure ? (
              <FigureField key={column.key} {...own} />
            ) : (
              <TextField key={column.key} {...own} />
            );
          })}
          <div className="self-end">
            <Button
              size="small"
              variant="secondary"
              onClick={() => write(scope, `${field}.${at}`, undefined)}
              aria-label={`删除${legend}第 ${at + 1} 行`}
            >
              删除
            </Button>
          </div>
        </fieldset>
      ))}
      <Button
        size="small"
        variant="secondary"
        className="mt-3"
        onClick={() => write(scope, `${field}.${rows.length}`, fresh(rows.length))}
      >
        {addLabel}
      </Button>
    </fieldset>
  );
}
