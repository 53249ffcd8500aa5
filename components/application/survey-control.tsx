"use client";

import { useState } from "react";
import { controlStyle } from "@/components/ui/control-style";
import { FieldGroup } from "@/components/ui/field-group";
import { fieldId } from "@/components/ui/form-state";
import { normaliseMarks } from "@/components/ui/marks-input";
import type { SurveyRule } from "@/lib/scoring/types";
import type { ControlProps } from "./answer-control";
import { ControlLabel } from "./control-label";

type Counts = Record<string, number | string>;

const read = (raw: string): number | string => {
  const text = normaliseMarks(raw);
  return /^\d{1,9}$/.test(text) ? Number(text) : text.slice(0, 30);
};

/** How many chose each answer. */
export function SurveyControl({
  leaf,
  rule,
  what,
  name,
  value,
  onChange,
  error,
  disabled,
}: ControlProps & { rule: SurveyRule }) {
  const [counts, setCounts] = useState<Counts>(() =>
    value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : {},
  );
  const id = fieldId(name);
  const numbers = rule.options.map((option) => counts[option.id]);
  const total = numbers.every((count) => typeof count === "number")
    ? numbers.reduce((sum, count) => sum + count, 0)
    : null;
  const change = (option: string, raw: string) => {
    const { [option]: _old, ...rest } = counts;
    const count = read(raw);
    const next = count === "" ? rest : { ...rest, [option]: count };
    setCounts(next);
    onChange(Object.keys(next).length > 0 ? next : null);
  };
  return (
    <FieldGroup
      name={name}
      legend={
        <ControlLabel text={`${what === "核定" ? "核定" : "有效"}答卷份数`} title={leaf.title} />
      }
      error={error}
    >
      <div className="grid grid-cols-[repeat(auto-fit,minmax(5.5rem,1fr))] gap-3">
        {rule.options.map((option, index) => (
          <label
            key={option.id}
            htmlFor={index === 0 ? id : `${id}-${index + 1}`}
            className="block"
          >
            <span className="block text-sm text-muted">{option.title}</span>
            <input
              id={index === 0 ? id : `${id}-${index + 1}`}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              disabled={disabled}
              defaultValue={String(counts[option.id] ?? "")}
              onChange={(event) => change(option.id, event.target.value)}
              className={controlStyle("full", "figures text-right")}
            />
          </label>
        ))}
      </div>
      <p className="figures mt-2 text-sm text-muted">
        {total === null ? "各项都填写后合计（没有的填 0）" : `合计 ${total} 份`}
        {rule.minResponses === undefined ? null : `，至少 ${rule.minResponses} 份`}
      </p>
    </FieldGroup>
  );
}
