"use client";

import { MarksField } from "@/components/ui/marks-field";
import type { MarksRule } from "@/lib/scoring/types";
import type { ControlProps } from "./answer-control";
import { ControlLabel } from "./control-label";

/** A number from 0 to full marks. */
export function MarksControl({
  leaf,
  rule,
  what,
  name,
  value,
  onChange,
  error,
  disabled,
}: ControlProps & { rule: MarksRule }) {
  return (
    <MarksField
      name={name}
      title={leaf.title}
      label={<ControlLabel text={`${what}分`} title={leaf.title} />}
      fullMarks={leaf.fullMarks}
      step={rule.step}
      defaultValue={value === null ? "" : String(value)}
      error={error}
      disabled={disabled}
      onMarks={(raw, reading) =>
        onChange(reading.ok ? reading.value : raw.trim().slice(0, 60) || null)
      }
    />
  );
}
