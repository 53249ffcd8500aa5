"use client";

import { ActionForm } from "@/components/ui/action-form";
import { carryAnswers } from "@/lib/carry/actions";

export interface CarryFormProps {
  applicationId: string;
  fromId: string;
  /** What the page shows: nothing else is carried over. */
  nodeIds: readonly string[];
}

/** Carries the answers shown over into the draft. */
export function CarryForm({ applicationId, fromId, nodeIds }: CarryFormProps) {
  return (
    <ActionForm
      action={carryAnswers}
      values={{ applicationId, fromId, nodeIds }}
      submitLabel={`沿用这 ${nodeIds.length} 项`}
      aria-label="沿用往次填报"
    />
  );
}
