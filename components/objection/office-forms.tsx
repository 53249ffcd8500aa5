"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { ChoiceRow } from "@/components/ui/choice-row";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { decideObjection, takeUpObjection } from "@/lib/objection/actions";
import { objectionTextLimit } from "@/lib/objection/types";
import { NodeChoice, type NodeChoiceProps } from "./node-choice";

interface Step {
  applicationId: string;
  objectionId: string;
  version: number;
}

/** From then on it is known who works on it. */
export const TakeUpForm = (step: Step) => (
  <ActionForm action={takeUpObjection} values={{ ...step }} submitLabel="受理" />
);

export interface DecideFormProps extends Step {
  groups: NodeChoiceProps["groups"];
  /** What was objected to. */
  preset: readonly string[];
  /** Whether what is objected to can be reopened now. */
  mayUphold: boolean;
}

/** The answer, for everybody to read; a founded objection opens what it names to verification again. */
export function DecideForm({ groups, preset, mayUphold, ...step }: DecideFormProps) {
  const [upheld, setUpheld] = useState(false);
  return (
    <ActionForm
      action={decideObjection}
      values={{ ...step }}
      submitLabel="答复"
      aria-label="答复异议"
      confirm={{
        title: upheld ? "异议成立，重新核验" : "异议不成立",
        body: upheld
          ? "公示中止，选中的内容重新核验，审定后再次公示。答复立即公开，不能修改。"
          : "答复立即公开，不能修改。",
        confirmLabel: "答复",
      }}
    >
      <RadioGroup
        name="verdict"
        legend="异议是否成立"
        hint={mayUphold ? undefined : "申报正在整改，重新提交后才能认定成立。"}
        onChange={(event) => setUpheld(event.target.value === "upheld")}
        options={[
          {
            value: "upheld",
            label: "成立",
            hint: "所涉内容重新核验，审定后再次公示。",
            disabled: !mayUphold,
          },
          { value: "dismissed", label: "不成立", hint: "公示继续。" },
        ]}
      />
      {upheld ? <NodeChoice groups={groups} preset={preset} /> : null}
      <Field name="summary" label="异议概要" hint="公开。用自己的话概括，不写姓名、电话和门牌。">
        <TextArea rows={3} limit={500} />
      </Field>
      <Field name="answer" label="答复" hint="公开。写明核实的情况和理由。">
        <TextArea rows={6} limit={objectionTextLimit} />
      </Field>
      <ChoiceRow
        type="checkbox"
        id="field-checked"
        name="checked"
        value="true"
        label="已核对：概要和答复可以公开，没有个人信息"
        hint="系统提示可能有个人信息、但确需公开的，请勾选。"
      />
    </ActionForm>
  );
}
