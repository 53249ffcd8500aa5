"use client";

import { ActionForm } from "@/components/ui/action-form";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { openBatch } from "@/lib/batch/actions";
import type { ReviewerChoice } from "@/lib/batch/types";
import { reviewerOptions } from "./reviewer-options";

export interface OpenBatchFormProps {
  standardId: string;
  /** How many assumed figures stand above this form: what the name confirms. */
  assumedFigures: number;
  reviewers: readonly ReviewerChoice[];
  personName: string;
  today: string;
}

/** The second step of opening a batch. */
export function OpenBatchForm(props: OpenBatchFormProps) {
  const { standardId, assumedFigures, reviewers, personName, today } = props;
  return (
    <ActionForm
      action={openBatch}
      values={{ standardId, assumedFigures }}
      submitLabel="开启批次"
      aria-label="开启批次"
    >
      <Field name="title" label="批次名称" hint="例如：2026年第二批未来社区验收。">
        <TextInput autoComplete="off" />
      </Field>
      <DateField
        name="opensOn"
        legend="开始日期"
        hint="当日零时起可以填报。"
        defaultValue={today}
      />
      <DateField name="closesOn" legend="截止日期" hint="当日 24 时前可以提交，以后可以调整。" />
      <Field
        name="noticeDays"
        label="公示期"
        hint="结果审定后先公示这么多个工作日，再公布。以后可以调整。"
      >
        <TextInput inputMode="numeric" width="short" suffix="个工作日" defaultValue="5" />
      </Field>
      <CheckboxGroup
        name="reviewerIds"
        legend="审核人员"
        hint="核验本批次的申报，以后可以调整。核验过的人不能再审定同一份申报。"
        options={reviewerOptions(reviewers)}
      />
      <Field
        name="confirmedName"
        label="确认"
        hint={`开启后不能更换标准。请填写您的姓名“${personName}”，确认已看过上面 ${assumedFigures} 个待核定数值。`}
      >
        <TextInput autoComplete="off" width="medium" />
      </Field>
    </ActionForm>
  );
}
