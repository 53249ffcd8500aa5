"use client";

import { ActionForm } from "@/components/ui/action-form";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { assignParts } from "@/lib/assignment/actions";
import type { ContributorChoice } from "@/lib/assignment/types";

export interface AssignFormProps {
  applicationId: string;
  choices: readonly ContributorChoice[];
  pages: readonly { id: string; title: string }[];
  /** Ticked from the start. */
  preset: readonly string[];
}

const choiceLabel = ({ name, unit, open }: ContributorChoice) =>
  [unit ? `${name}（${unit}）` : name, open > 0 ? `手中 ${open} 个部分` : ""]
    .filter(Boolean)
    .join("，");

/** Hands pages of entry to one contributor, with what is asked for and until when. */
export function AssignForm({ applicationId, choices, pages, preset }: AssignFormProps) {
  return (
    <ActionForm
      action={assignParts}
      values={{ applicationId }}
      submitLabel="分派"
      aria-label="分派填报"
    >
      <Field name="contributorId" label="填报人员">
        <Select
          width="wide"
          placeholder="请选择"
          options={choices.map((choice) => ({ value: choice.id, label: choiceLabel(choice) }))}
          defaultValue={choices.length === 1 ? choices[0]?.id : undefined}
        />
      </Field>
      <CheckboxGroup
        name="nodeIds"
        legend="交给其填写的部分"
        options={pages.map(({ id, title }) => ({ value: id, label: title }))}
        defaultValue={preset}
      />
      <Field name="comment" label="填报要求" optional>
        <TextArea rows={3} limit={1_000} />
      </Field>
      <DateField name="dueOn" legend="交回期限" optional />
    </ActionForm>
  );
}
