"use client";

import { ActionForm } from "@/components/ui/action-form";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { planSurvey } from "@/lib/survey/actions";

/** Everything of a survey that is laid down before the register is known. */
export function PlanForm({
  applicationId,
  organiser,
}: {
  applicationId: string;
  organiser: string;
}) {
  return (
    <ActionForm
      action={planSurvey}
      values={{ applicationId }}
      submitLabel="保存调查计划"
      aria-label="制订调查计划"
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <DateField name="opensOn" legend="开始日期" hint="当日零时起可以答卷，给送信留出时间。" />
        <DateField name="closesOn" legend="截止日期" hint="当日 24 时截止。不能提前结束。" />
      </div>
      <Field
        name="margin"
        label="抽样误差"
        hint="3 至 10。一般用 5：500 户抽 218 份，3000 户抽 341 份。"
      >
        <TextInput inputMode="numeric" defaultValue="5" width="short" suffix="%" />
      </Field>
      <RadioGroup
        name="confidence"
        legend="置信水平"
        inline
        defaultValue="95"
        options={[90, 95, 99].map((value) => ({ value: String(value), label: `${value}%` }))}
      />
      <Field
        name="expectedResponse"
        label="预计回收率"
        hint="30 至 100。按此多寄邀请信，使收回的够数。"
      >
        <TextInput inputMode="numeric" defaultValue="60" width="short" suffix="%" />
      </Field>
      <Field name="organiser" label="组织单位" hint="印在邀请信上，也写在答卷前。">
        <TextInput autoComplete="off" defaultValue={organiser} />
      </Field>
      <Field name="contact" label="咨询电话或地点" hint="不方便上网的住户也从这里求助。">
        <TextInput autoComplete="off" />
      </Field>
      <Field
        name="keepDays"
        label="结束后保存"
        hint="7 至 365。到期自动删除答卷、调查码和住户名册，只留份数。"
      >
        <TextInput inputMode="numeric" defaultValue="90" width="short" suffix="天" />
      </Field>
    </ActionForm>
  );
}
