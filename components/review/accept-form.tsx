"use client";

import { ActionForm } from "@/components/ui/action-form";
import { acceptPoints, rulePoint } from "@/lib/review/actions";

/** Lets one self score stand. */
export function AcceptForm({
  applicationId,
  nodeId,
  title,
  version,
}: {
  applicationId: string;
  nodeId: string;
  title: string;
  version: number;
}) {
  return (
    <ActionForm
      action={rulePoint}
      values={{ kind: "accepted", applicationId, nodeId, version }}
      submitLabel="认可自评"
      submitVariant="secondary"
      aria-label={`认可自评：${title}`}
    />
  );
}

/** Lets all self scores of a page stand that have not been ruled on. */
export function AcceptRestForm({
  applicationId,
  nodeIds,
}: {
  applicationId: string;
  nodeIds: readonly string[];
}) {
  return (
    <ActionForm
      action={acceptPoints}
      values={{ applicationId, nodeIds }}
      submitLabel={`认可本页其余 ${nodeIds.length} 个评分点`}
      submitVariant="secondary"
      confirm={{
        title: "认可本页其余评分点的自评",
        body: `将认可本页尚未核定的 ${nodeIds.length} 个评分点的自评。已核定的不变，提交审定前仍可逐项调整。`,
        confirmLabel: "认可",
      }}
      aria-label="认可本页其余评分点"
    />
  );
}
