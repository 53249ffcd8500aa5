"use client";

import { RadioGroup } from "@/components/ui/radio-group";
import type { ControlProps } from "./answer-control";
import { ControlLabel } from "./control-label";

/** A control item: met or not. Not met fails the whole application. */
export function RequirementControl({
  leaf,
  what,
  name,
  value,
  onChange,
  error,
  disabled,
}: ControlProps) {
  return (
    <RadioGroup
      name={name}
      legend={<ControlLabel text={`${what}是否满足`} title={leaf.title} />}
      hint="控制项：不满足的，验收不通过。"
      error={error}
      inline
      value={typeof value === "boolean" ? String(value) : ""}
      onChange={(event) => onChange(event.target.value === "true")}
      options={[
        { value: "true", label: "满足", disabled },
        { value: "false", label: "不满足", disabled },
      ]}
    />
  );
}
