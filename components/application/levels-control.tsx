"use client";

import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import type { LevelsRule } from "@/lib/scoring/types";
import type { ControlProps } from "./answer-control";
import { ControlLabel } from "./control-label";
import { OptionMarks } from "./option-marks";

/** One of several levels, each with its marks. */
export function LevelsControl({
  leaf,
  rule,
  what,
  name,
  value,
  onChange,
  error,
  disabled,
}: ControlProps & { rule: LevelsRule }) {
  return (
    <div>
      <RadioGroup
        name={name}
        legend={<ControlLabel text={`${what}档次`} title={leaf.title} />}
        error={error}
        value={typeof value === "string" ? value : ""}
        onChange={(event) => onChange(event.target.value)}
        options={rule.levels.map((level) => ({
          value: level.id,
          disabled,
          label: <OptionMarks title={level.title} marks={level.marks} />,
        }))}
      />
      {value !== null && !disabled ? (
        <Button variant="quiet" size="small" onClick={() => onChange(null)}>
          清除选择<span className="sr-only">：{leaf.title}</span>
        </Button>
      ) : null}
    </div>
  );
}
