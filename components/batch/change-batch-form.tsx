"use client";

import { ActionForm } from "@/components/ui/action-form";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { changeBatch } from "@/lib/batch/actions";
import type { BatchView, ReviewerChoice } from "@/lib/batch/types";
import { reviewerOptions } from "./reviewer-options";

export interface ChangeBatchFormProps {
  batch: BatchView;
  reviewers: readonly ReviewerChoice[];
}

/** Moves a batch's closing day and changes who reviews. */
export function ChangeBatchForm({ batch, reviewers }: ChangeBatchFormProps) {
  const offered = new Set(reviewers.map(({ id }) => id));
  const gone = batch.reviewers.filter(({ id }) => !offered.has(id)).map(({ name }) => name);
  return (
    <ActionForm
      action={changeBatch}
      values={{ batchId: batch.id, version: batch.version }}
      submitLabel="保存调整"
      aria-label="调整批次"
    >
      <DateField name="closesOn" legend="截止日期" defaultValue={batch.closesOn} />
      <Field name="noticeDays" label="公示期" hint="已开始的公示不受影响。">
        <TextInput
          inputMode="numeric"
          width="short"
          suffix="个工作日"
          defaultValue={String(batch.noticeDays)}
        />
      </Field>
      <CheckboxGroup
        name="reviewerIds"
        legend="审核人员"
        hint={gone.length > 0 ? `${gone.join("、")}的账号已停用，保存后移出本批次。` : undefined}
        options={reviewerOptions(reviewers)}
        defaultValue={batch.reviewers.map(({ id }) => id)}
      />
    </ActionForm>
  );
}
