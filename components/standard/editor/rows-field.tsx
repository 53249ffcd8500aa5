"use client";

import type { ReactNode } from "react";
import { fieldId } from "@/components/ui/form-state";
import {
  ChoiceField,
  errorAt,
  FigureField,
  nameOf,
  type PanelScope,
  readField,
  TextField,
  write,
} from "./fields";
import { Rows, rowSpans } from "./rows";

export interface RowColumn {
  key: string;
  label: string;
  figure?: true;
  optional?: true;
  options?: readonly { value: string; label: string }[];
  span?: keyof typeof rowSpans;
}

export interface RowsFieldProps {
  scope: PanelScope;
  field: string;
  legend: string;
  columns: readonly RowColumn[];
  addLabel: string;
  /** A new row, given how many there are. */
  fresh: (count: number) => Record<string, unknown>;
  /** What else belongs to a row. */
  below?: (at: number) => ReactNode;
}

/** A list in the document whose entries have the same few fields: levels, items, options, grades, sources. */
export function RowsField(props: RowsFieldProps) {
  const { scope, field, legend, columns, addLabel, fresh, below } = props;
  const value = readField(scope.fields, field);
  const count = Array.isArray(value) ? value.length : 0;
  const cell = (at: number, { key, label, figure, optional, options, span }: RowColumn) => {
    const className = span && rowSpans[span];
    const own = { scope, field: `${field}.${at}.${key}`, label, optional, className };
    if (options) return <ChoiceField key={key} {...own} options={options} />;
    return figure ? <FigureField key={key} {...own} /> : <TextField key={key} {...own} />;
  };
  return (
    <Rows
      id={fieldId(nameOf(scope, field))}
      legend={legend}
      error={errorAt(scope, field)}
      count={count}
      row={(at) => columns.map((column) => cell(at, column))}
      below={below}
      addLabel={addLabel}
      onAdd={() => write(scope, `${field}.${count}`, fresh(count))}
      onRemove={(at) => write(scope, `${field}.${at}`, undefined)}
    />
  );
}
