"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { StatusTag } from "@/components/ui/status-tag";
import { TextArea } from "@/components/ui/text-area";
import { claimWaiver, withdrawWaiver } from "@/lib/application/actions";
import type { ClaimedWaiver } from "@/lib/application/types";
import type { StandardNode } from "@/lib/scoring/types";

export interface WaiverPanelProps {
  applicationId: string;
  node: StandardNode;
  waiver?: ClaimedWaiver;
  locked: boolean;
}

const rulings = {
  accepted: { tone: "passed", text: "已同意不适用" },
  refused: { tone: "failed", text: "未同意不适用" },
} as const;

/** Claims that a point does not fit the community (因地制宜), with a reason; the reviewers rule on it. */
export function WaiverPanel({ applicationId, node, waiver, locked }: WaiverPanelProps) {
  if (!waiver) {
    if (locked) return null;
    return (
      <Disclosure summary={`因地制宜，申请“${node.title}”不适用`} className="mt-2">
        <ActionForm
          action={claimWaiver}
          values={{ applicationId, nodeId: node.id, version: 0 }}
          submitLabel="申请不适用"
          submitVariant="secondary"
          aria-label={`申请不适用：${node.title}`}
          className="max-w-text space-y-3"
        >
          <Field
            name="reason"
            label="不适用的理由"
            hint="写明客观条件和现场核实情况，由审核人员裁定。"
          >
            <TextArea rows={3} limit={1_000} />
          </Field>
        </ActionForm>
      </Disclosure>
    );
  }
  const ruling = waiver.ruling
    ? rulings[waiver.ruling]
    : ({ tone: "pending", text: "已申请不适用，待裁定" } as const);
  return (
    <div className="mt-3 max-w-text space-y-2">
      <StatusTag tone={ruling.tone}>{ruling.text}</StatusTag>
      <p>理由：{waiver.reason}</p>
      {waiver.rulingReason ? <p>裁定：{waiver.rulingReason}</p> : null}
      {locked ? null : (
        <ActionForm
          action={withdrawWaiver}
          values={{ applicationId, nodeId: node.id, version: waiver.version }}
          submitLabel="撤回申请，改为填写"
          submitVariant="secondary"
          aria-label={`撤回不适用申请：${node.title}`}
        />
      )}
    </div>
  );
}
