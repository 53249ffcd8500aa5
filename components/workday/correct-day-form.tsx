"use client";

import { ActionForm } from "@/components/ui/action-form";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { correctDay } from "@/lib/workday/actions";

/** Sets one day to working or free, by a document. */
export function CorrectDayForm() {
  return (
    <ActionForm action={correctDay} submitLabel="更正" resetOnSuccess aria-label="更正一天">
      <DateField name="day" legend="日期" />
      <RadioGroup
        name="working"
        legend="安排"
        inline
        options={[
          { value: "true", label: "上班" },
          { value: "false", label: "休息" },
        ]}
      />
      <Field name="source" label="依据" hint="文件名称和文号。">
        <TextInput autoComplete="off" />
      </Field>
    </ActionForm>
  );
}
