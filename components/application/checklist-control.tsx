"use client";

import { ChoiceRow } from "@/components/ui/choice-row";
import { FieldGroup } from "@/components/ui/field-group";
import { fieldId } from "@/components/ui/form-state";
import type { ChecklistRule } from "@/lib/scoring/types";
import type { ControlProps } from "./answer-control";
import { ControlLabel } from "./control-label";
import { OptionMarks } from "./option-marks";

/** Any of several items. "None of them" is an answer of its own: an untouched list is not answered. */
export function ChecklistControl({
  leaf,
  rule,
  what,
  name,
  value,
  onChange,
  error,
  disabled,
}: ControlProps & { rule: ChecklistRule }) {
  const id = fieldId(name);
  const ticked = Array.isArray(value) ? value : [];
  const toggle = (item: string, on: boolean) => {
    const next = rule.items
      .map((other) => other.id)
      .filter((other) => (other === item ? on : ticked.includes(other)));
    onChange(next.length > 0 ? next : null);
  };
  return (
    <FieldGroup
      name={name}
      legend={<ControlLabel text={`${what}具备项`} title={leaf.title} />}
      error={error}
    >
      {rule.items.map((item, index) => (
        <ChoiceRow
          key={item.id}
          type="checkbox"
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={`${name}[]`}
          disabled={disabled}
          checked={ticked.includes(item.id)}
          onChange={(event) => toggle(item.id, event.target.checked)}
          label={<OptionMarks title={item.title} marks={item.marks} />}
        />
      ))}
      <ChoiceRow
        type="checkbox"
        id={`${id}-none`}
        name={`${name}-none`}
        disabled={disabled}
        checked={Array.isArray(value) && value.length === 0}
        onChange={(event) => onChange(event.target.checked ? [] : null)}
        label="以上均不具备"
      />
    </FieldGroup>
  );
}
