"use client";

import { type KeyboardEvent, type ReactNode, useState } from "react";
import { controlStyle } from "./control-style";
import { cx } from "./cx";
import { FieldError } from "./field-error";
import { fieldId, useFieldError } from "./form-state";
import { type MarksReading, readMarks } from "./marks-input";

export interface MarksFieldProps {
  name: string;
  /** The scoring point's title: label, and name in complaints. */
  title: string;
  /** Shown in place of the plain title, e.g. with an assumed mark. */
  label?: ReactNode;
  fullMarks: number;
  step?: number;
  hint?: ReactNode;
  error?: string;
  defaultValue?: string;
  /** Makes the field controlled; pass back the raw text of `onMarks`. */
  value?: string;
  /** At every keystroke: the text as typed, and what it means. */
  onMarks?: (raw: string, reading: MarksReading) => void;
  /** When the field is left. */
  onCommit?: (raw: string, reading: MarksReading) => void;
  disabled?: boolean;
  className?: string;
}

/**
 * Marks from 0 to full: takes full-width digits and 。 as a point, never rounds, and is a text input so that the
 * wheel cannot scroll a value away. Complains when left, not while being typed in.
 */
export function MarksField({
  name,
  title,
  label,
  fullMarks,
  step,
  hint,
  error,
  defaultValue = "",
  value,
  onMarks,
  onCommit,
  disabled,
  className,
}: MarksFieldProps) {
  const id = fieldId(name);
  const [typed, setTyped] = useState(defaultValue);
  const [own, setOwn] = useState<string>();
  const fromForm = useFieldError(name, error);
  const message = own ?? fromForm;
  const raw = value ?? typed;
  const read = (text: string) => readMarks(text, { title, fullMarks, step });

  function change(text: string): void {
    const reading = read(text);
    setTyped(text);
    if (own && reading.ok) setOwn(undefined);
    onMarks?.(text, reading);
  }

  function commit(): void {
    const reading = read(raw);
    setOwn(reading.ok ? undefined : reading.message);
    if (reading.ok && reading.text !== raw) change(reading.text);
    onCommit?.(reading.ok ? reading.text : raw, reading);
  }

  function keyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // Enter sends the form without leaving the field, and an input method uses it to finish a word.
    if (event.key === "Enter" && !event.nativeEvent.isComposing) commit();
  }

  const describedBy = cx(`${id}-range`, hint ? `${id}-hint` : "", message && `${id}-error`);
  return (
    <div className={cx(message && "border-l-4 border-failed pl-4", className)}>
      <label htmlFor={id} className="block font-semibold">
        {label ?? title}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="text-muted">
          {hint}
        </div>
      ) : null}
      {message ? <FieldError id={`${id}-error`}>{message}</FieldError> : null}
      <div className="mt-2 flex items-center gap-2">
        <input
          id={id}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={raw}
          disabled={disabled}
          aria-describedby={describedBy}
          aria-invalid={message ? true : undefined}
          onChange={(event) => change(event.target.value)}
          onBlur={commit}
          onKeyDown={keyDown}
          className={controlStyle("full", "figures max-w-28 text-right")}
        />
        <span id={`${id}-range`} className="figures text-muted">
          / {fullMarks} 分
        </span>
      </div>
    </div>
  );
}
