"use client";

import { ActionForm } from "@/components/ui/action-form";
import { DateField } from "@/components/ui/date-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { commitSurvey } from "@/lib/draw/actions";
import { closeSurvey, enterSurvey } from "@/lib/response/actions";
import { cancelSurvey, extendSurvey, judgeSurvey } from "@/lib/survey/actions";
import { type Judgement, verdicts } from "@/lib/survey/types";

interface StepProps {
  surveyId: string;
  version: number;
}

export function CommitForm(values: StepProps) {
  return (
    <ActionForm
      action={commitSurvey}
      values={{ ...values }}
      submitLabel="公布抽样承诺"
      aria-label="公布抽样承诺"
      confirm={{
        title: "公布抽样承诺",
        body: "名册、计划和种子的摘要值将公开。公布以后，名册和计划都不能再改；这次调查即使取消，也会留在公开的清单里。",
        confirmLabel: "公布承诺",
      }}
    />
  );
}

export function CloseForm(values: StepProps) {
  return (
    <ActionForm
      action={closeSurvey}
      values={{ ...values }}
      submitLabel="结束调查，写入申报"
      aria-label="结束调查"
      confirm={{
        title: "结束调查",
        body: "份数就此固定并公布，以后不能再改，同时写入申报的居民满意度。",
        confirmLabel: "结束调查",
      }}
    />
  );
}

export function EnterForm(values: StepProps) {
  return (
    <ActionForm
      action={enterSurvey}
      values={{ ...values }}
      submitLabel="把份数写入申报"
      aria-label="写入申报"
    />
  );
}

export function JudgeForm({ judgement, ...values }: StepProps & { judgement: Judgement | null }) {
  return (
    <ActionForm
      action={judgeSurvey}
      values={values}
      submitLabel="保存判断"
      submitVariant="secondary"
      aria-label="判断作答迹象"
    >
      <RadioGroup
        name="verdict"
        legend="判断"
        inline
        defaultValue={judgement?.verdict}
        options={Object.entries(verdicts).map(([value, label]) => ({ value, label }))}
      />
      <Field
        name="reason"
        label="理由"
        hint="写明怎样核实。存疑的，请在核验时调整核定。判断会公开，姓名不公开。"
      >
        <TextArea rows={3} limit={300} defaultValue={judgement?.reason} />
      </Field>
    </ActionForm>
  );
}

export function ExtendForm({ closesOn, ...values }: StepProps & { closesOn: string }) {
  return (
    <Disclosure summary="延长调查">
      <ActionForm
        action={extendSurvey}
        values={values}
        submitLabel="延长"
        submitVariant="secondary"
        aria-label="延长调查"
      >
        <DateField name="closesOn" legend="新的截止日期" defaultValue={closesOn} />
      </ActionForm>
    </Disclosure>
  );
}

export function CancelForm(values: StepProps) {
  return (
    <Disclosure summary="取消调查">
      <ActionForm
        action={cancelSurvey}
        values={{ ...values }}
        submitLabel="取消调查"
        submitVariant="danger"
        aria-label="取消调查"
        confirm={{
          title: "取消调查",
          body: "收到的答卷和全部调查码将删除，不计入任何结果，不能恢复。",
          confirmLabel: "取消调查",
          danger: true,
        }}
      >
        <Field name="reason" label="理由" hint="承诺已公布的，理由会公开。">
          <TextArea rows={2} limit={200} />
        </Field>
      </ActionForm>
    </Disclosure>
  );
}
