"use client";

import { useState } from "react";
import { NodeChoice } from "@/components/objection/node-choice";
import { ActionForm } from "@/components/ui/action-form";
import { ChoiceRow } from "@/components/ui/choice-row";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import {
  confirmCorrection,
  confirmRevocation,
  dropAmendment,
  proposeAmendment,
} from "@/lib/amendment/actions";
import type { AmendmentKind } from "@/lib/amendment/types";

interface Step {
  applicationId: string;
  version: number;
  communityName: string;
}

export interface ProposeFormProps extends Step {
  groups: readonly { title: string; points: readonly { id: string; title: string }[] }[];
}

/** Proposes to correct or revoke what is published. */
export function ProposeForm({ applicationId, version, communityName, groups }: ProposeFormProps) {
  const [correcting, setCorrecting] = useState(false);
  return (
    <Disclosure summary="更正或撤销">
      <ActionForm
        action={proposeAmendment}
        values={{ applicationId, version }}
        submitLabel="提请"
        submitVariant="secondary"
        aria-label={`更正或撤销：${communityName}`}
      >
        <RadioGroup
          name="kind"
          legend="怎样办理"
          onChange={(event) => setCorrecting(event.target.value === "correction")}
          options={[
            {
              value: "correction",
              label: "更正",
              hint: "所选内容重新核验、审定、公示；新结果公布前，原结果仍然有效。",
            },
            { value: "revocation", label: "撤销", hint: "确认后结果不再有效，原结果仍可查看。" },
          ]}
        />
        {correcting ? <NodeChoice groups={groups} preset={[]} /> : null}
        <Field name="reason" label="理由" hint="确认后公开，不写个人信息。">
          <TextArea rows={4} limit={1_000} />
        </Field>
        <ChoiceRow
          type="checkbox"
          id="field-checked"
          name="checked"
          value="true"
          label="已核对：理由可以公开，没有个人信息"
          hint="系统提示可能有个人信息、但确需公开的，请勾选。"
        />
      </ActionForm>
    </Disclosure>
  );
}

export interface DecideAmendmentProps extends Step {
  amendmentId: string;
  kind: AmendmentKind;
  mayConfirm: boolean;
}

const steps = {
  correction: {
    action: confirmCorrection,
    label: "确认更正",
    body: "所选内容重新核验、审定、公示后公布新结果。原结果仍可查看，并注明正在更正和理由。",
  },
  revocation: {
    action: confirmRevocation,
    label: "确认撤销",
    body: "结果不再有效，不能恢复。原结果仍可查看，并注明已撤销和理由。",
  },
};

/** Confirms what somebody else has proposed, or lets it fall. */
export function DecideAmendment(props: DecideAmendmentProps) {
  const { applicationId, version, communityName, amendmentId, kind, mayConfirm } = props;
  const { action, label, body } = steps[kind];
  const values = { applicationId, version, amendmentId };
  return (
    <div className="space-y-3">
      {mayConfirm ? (
        <ActionForm
          action={action}
          values={values}
          submitLabel={label}
          confirmPhrase={communityName}
          confirm={{ title: `${label}“${communityName}”的结果`, body, confirmLabel: label }}
        />
      ) : null}
      <ActionForm
        action={dropAmendment}
        values={values}
        submitLabel="不予办理"
        submitVariant="secondary"
      />
    </div>
  );
}
