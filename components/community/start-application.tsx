"use client";

import { ActionForm } from "@/components/ui/action-form";
import { RadioGroup } from "@/components/ui/radio-group";
import { startApplication } from "@/lib/application/actions";
import { formatDay } from "@/lib/calendar";

export interface StartApplicationProps {
  communityId: string;
  batches: readonly { id: string; title: string; opensOn: string; closesOn: string }[];
}

/** Begins an application in one of the running batches. */
export function StartApplication({ communityId, batches }: StartApplicationProps) {
  return (
    <ActionForm
      action={startApplication}
      values={{ communityId }}
      submitLabel="新建申报"
      className="space-y-4"
    >
      <RadioGroup
        name="batchId"
        legend="申报的批次"
        options={batches.map(({ id, title, opensOn, closesOn }) => ({
          value: id,
          label: title,
          hint: `申报期 ${formatDay(opensOn)}至${formatDay(closesOn)}`,
        }))}
        defaultValue={batches.length === 1 ? batches[0]?.id : undefined}
      />
    </ActionForm>
  );
}
