"use client";

import { Field } from "@/components/ui/field";
import { normaliseMarks } from "@/components/ui/marks-input";
import { TextInput } from "@/components/ui/text-input";
import type { EnteredValue } from "@/lib/application/types";
import { requiredQuantity } from "@/lib/scoring";
import type { QuotaRule } from "@/lib/scoring/types";
import type { ControlProps } from "./answer-control";
import { ControlLabel } from "./control-label";

const bases = { household: "户", resident: "人" } as const;

function demand(rule: QuotaRule, facts: ControlProps["facts"]): string {
  const required = requiredQuantity(rule, facts);
  if (rule.per === "community") return `应有 ${required ?? rule.quota} ${rule.unit}。`;
  const unit = bases[rule.per];
  const base = rule.per === "household" ? facts.households : facts.residents;
  return `按本社区 ${base} ${unit}，应有 ${required} ${rule.unit}（每 ${rule.perCount ?? 1} ${unit} ${rule.quota} ${rule.unit}）。`;
}

function read(raw: string): EnteredValue | null {
  const text = normaliseMarks(raw);
  if (text === "") return null;
  return { actual: /^\d{1,12}(\.\d{1,10})?$/.test(text) ? Number(text) : text.slice(0, 30) };
}

/** How much there is; how much there should be is worked out from the community's own figures. */
export function QuotaControl({
  leaf,
  rule,
  what,
  name,
  value,
  onChange,
  error,
  disabled,
  facts,
}: ControlProps & { rule: QuotaRule }) {
  const actual =
    value !== null && typeof value === "object" && "actual" in value ? value.actual : "";
  const least =
    rule.minRatio === undefined ? "" : `不足应有量 ${Math.round(rule.minRatio * 100)}% 的不得分。`;
  return (
    <Field
      name={name}
      label={<ControlLabel text={what === "核定" ? "核定数量" : "实有数量"} title={leaf.title} />}
      hint={`${demand(rule, facts)}${least}`}
      error={error}
    >
      <TextInput
        width="short"
        inputMode="decimal"
        autoComplete="off"
        className="figures text-right"
        suffix={rule.unit}
        disabled={disabled}
        defaultValue={String(actual)}
        onChange={(event) => onChange(read(event.target.value))}
      />
    </Field>
  );
}
