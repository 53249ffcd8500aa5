"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field-error";

/** How much of a row's four columns a field takes, where there is room; else the half or all of it. */
export const rowSpans = {
  half: "@min-[30rem]:col-span-2",
  most: "@min-[30rem]:col-span-2 @min-[42rem]:col-span-3",
} as const;

export interface RowsProps {
  /** The list's place in the document, to which a fault of it leads. */
  id?: string;
  legend: string;
  /** What is wrong with the list as a whole. */
  error?: string;
  hint?: ReactNode;
  count: number;
  /** The fields of one row. */
  row: (at: number) => ReactNode;
  /** What stands below a row's fields, in full width. */
  below?: (at: number) => ReactNode;
  addLabel: string;
  /** Absent where nothing can be added. */
  onAdd?: () => void;
  onRemove: (at: number) => void;
}

const fields = "input, select, textarea";

/**
 * A list of rows that have the same few fields. The keyboard stays where the work is: in the row that was added,
 * or at the row that took the place of the one removed.
 */
export function Rows(props: RowsProps) {
  const { id, legend, error, hint, count, row, below, addLabel, onAdd, onRemove } = props;
  const list = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef<number | null>(null);
  const errorId = useId();

  useEffect(() => {
    const at = wanted.current;
    wanted.current = null;
    if (at === null || !list.current) return;
    const rows = [...list.current.querySelectorAll<HTMLElement>(":scope > [data-row]")];
    const target = rows[Math.min(at, count - 1)] ?? list.current;
    (target.querySelector<HTMLElement>(fields) ?? target.querySelector("button"))?.focus();
  }, [count]);

  return (
    <fieldset
      ref={list}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? errorId : undefined}
      className="min-w-0"
    >
      <legend className="font-semibold">{legend}</legend>
      {hint ? <div className="text-muted">{hint}</div> : null}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {Array.from({ length: count }, (_, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place; ids may be wrong or repeated.
          key={at}
          data-row
          aria-label={`${legend}第 ${at + 1} 行`}
          className="mt-4 min-w-0 border-l-2 border-line pl-3"
        >
          <div className="flex flex-wrap items-end gap-3">
            <div className="grid min-w-0 flex-1 basis-52 grid-cols-1 items-end gap-3 @min-[30rem]:grid-cols-2 @min-[42rem]:grid-cols-4">
              {row(at)}
            </div>
            <Button
              size="small"
              variant="secondary"
              className="min-h-11!"
              onClick={() => {
                wanted.current = at;
                onRemove(at);
              }}
              aria-label={`删除${legend}第 ${at + 1} 行`}
            >
              删除
            </Button>
          </div>
          {below ? <div className="mt-4">{below(at)}</div> : null}
        </fieldset>
      ))}
      {onAdd ? (
        <Button
          size="small"
          variant="secondary"
          className="mt-3"
          onClick={() => {
            wanted.current = count;
            onAdd();
          }}
        >
          {addLabel}
        </Button>
      ) : null}
    </fieldset>
  );
}
