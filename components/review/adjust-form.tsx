"use client";

import { useState } from "react";
import { AnswerControl } from "@/components/application/answer-control";
import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { CommunityFacts, EnteredValue } from "@/lib/application/types";
import { rulePoint } from "@/lib/review/actions";
import type { LeafNode } from "@/lib/scoring/types";

export interface AdjustFormProps {
  applicationId: string;
  leaf: LeafNode;
  facts: CommunityFacts;
  version: number;
  /** What to start from: the ruled value, else the self score. */
  value: EnteredValue | null;
  reason: string;
}

/** Sets another value in place of the self score; the reason is mandatory. */
export function AdjustForm({
  applicationId,
  leaf,
  facts,
  version,
  value,
  reason,
}: AdjustFormProps) {
  const [adjusted, setAdjusted] = useState(value);
  return (
    <ActionForm
      action={(input) => rulePoint({ ...(input as object), value: adjusted })}
      values={{ kind: "adjusted", applicationId, nodeId: leaf.id, version }}
      submitLabel="核定"
      submitVariant="secondary"
      aria-label={`调整核定：${leaf.title}`}
      className="max-w-text space-y-4"
    >
      <AnswerControl
        leaf={leaf}
        what="核定"
        name="value"
        value={adjusted}
        facts={facts}
        onChange={setAdjusted}
      />
      <Field name="reason" label="调整理由" hint="申报人员和公众都会看到。">
        <TextArea rows={2} className="min-h-20!" limit={1_000} defaultValue={reason} />
      </Field>
    </ActionForm>
  );
}
