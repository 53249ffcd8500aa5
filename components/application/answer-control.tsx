"use client";

import type { EnteredValue } from "@/lib/application/types";
import type { LeafNode } from "@/lib/scoring/types";
import { ChecklistControl } from "./checklist-control";
import { LevelsControl } from "./levels-control";
import { MarksControl } from "./marks-control";
import { QuotaControl } from "./quota-control";
import { RequirementControl } from "./requirement-control";
import { SurveyControl } from "./survey-control";

export interface ControlProps {
  leaf: LeafNode;
  /** What the control's answer is called: 自评 or 核定. */
  what: string;
  /** The form path of the answer, e.g. `answers.b1`. */
  name: string;
  value: EnteredValue | null;
  onChange: (value: EnteredValue | null) => void;
  /** The library's complaint about the answer. */
  error?: string;
  disabled?: boolean;
  facts: { type: string; households: number; residents: number };
}

/** Every rule kind has its own control; each hands on what was typed, right or wrong. */
export function AnswerControl(props: ControlProps) {
  switch (props.leaf.rule.type) {
    case "marks":
      return <MarksControl {...props} rule={props.leaf.rule} />;
    case "levels":
      return <LevelsControl {...props} rule={props.leaf.rule} />;
    case "checklist":
      return <ChecklistControl {...props} rule={props.leaf.rule} />;
    case "requirement":
      return <RequirementControl {...props} />;
    case "quota":
      return <QuotaControl {...props} rule={props.leaf.rule} />;
    case "survey":
      return <SurveyControl {...props} rule={props.leaf.rule} />;
  }
}
