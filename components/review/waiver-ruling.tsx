"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { StatusTag } from "@/components/ui/status-tag";
import { TextArea } from "@/components/ui/text-area";
import type { ClaimedWaiver } from "@/lib/application/types";
import { ruleWaiver } from "@/lib/review/actions";

export interface WaiverRulingProps {
  applicationId: string;
  title: string;
  waiver: ClaimedWaiver;
  mayRule: boolean;
}

const words = {
  accepted: { tone: "passed", text: "已同意不适用" },
  refused: { tone: "failed", text: "未同意不适用" },
} as const;

/** The claim that a point does not fit the community, and the ruling on it. */
export function WaiverRuling({ applicationId, title, waiver, mayRule }: WaiverRulingProps) {
  const ruled = waiver.ruling
    ? words[waiver.ruling]
    : ({ tone: "pending", text: "申请不适用，待裁定" } as const);
  return (
    <div className="mt-2 max-w-text space-y-3">
      <StatusTag tone={ruled.tone}>{ruled.text}</StatusTag>
      <p>申请理由：{waiver.reason}</p>
      {waiver.rulingReason ? <p>裁定理由：{waiver.rulingReason}</p> : null}
      {mayRule ? (
        <ActionForm
          key={waiver.version}
          action={ruleWaiver}
          values={{ applicationId, nodeId: waiver.nodeId, version: waiver.version }}
          submitLabel="裁定"
          submitVariant="secondary"
          aria-label={`裁定不适用申请：${title}`}
          className="space-y-3"
        >
          <RadioGroup
            name="ruling"
            legend="是否同意不适用"
            inline
            defaultValue={waiver.ruling ?? undefined}
            options={[
              { value: "accepted", label: "同意" },
              { value: "refused", label: "不同意，该项须评分" },
            ]}
          />
          <Field name="reason" label="裁定理由" hint="不同意的，必须填写。" optional>
            <TextArea
              rows={2}
              className="min-h-20!"
              limit={1_000}
              defaultValue={waiver.rulingReason}
            />
          </Field>
        </ActionForm>
      ) : null}
    </div>
  );
}
