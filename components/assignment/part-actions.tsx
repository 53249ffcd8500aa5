"use client";

import { ActionForm } from "@/components/ui/action-form";
import { DateField } from "@/components/ui/date-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { acceptPart, sendBackPart, takeOverPart } from "@/lib/assignment/actions";
import type { PartOperationName } from "@/lib/assignment/policy";
import type { PartView } from "@/lib/assignment/types";

export interface PartActionsProps {
  part: PartView;
  title: string;
  operations: readonly PartOperationName[];
}

/** What the district does with a part: take it as it is, send it back, or fill it in itself. */
export function PartActions({ part, title, operations }: PartActionsProps) {
  const values = { applicationId: part.applicationId, partId: part.id, version: part.version };
  const may = (name: PartOperationName) => operations.includes(name);
  if (operations.length === 0) return null;
  return (
    <div className="mt-3 space-y-2">
      <div className="flex flex-wrap items-start gap-3">
        {may("accept") ? (
          <div>
            <ActionForm
              key={`accept-${part.version}`}
              action={acceptPart}
              values={values}
              submitLabel="核对通过"
              aria-label={`核对通过：${title}`}
            />
          </div>
        ) : null}
        {may("take-over") ? (
          <div>
            <ActionForm
              key={`take-over-${part.version}`}
              action={takeOverPart}
              values={values}
              submitLabel="收回"
              submitVariant="secondary"
              aria-label={`收回：${title}`}
              confirm={{
                title: `收回“${title}”`,
                body: `${part.contributorName}将不能再填写和查看这一部分，已填的内容都保留，由您填写或另行分派。`,
                confirmLabel: "收回",
              }}
            />
          </div>
        ) : null}
      </div>
      {may("send-back") ? (
        <Disclosure summary="退回补填">
          <ActionForm
            key={`send-back-${part.version}`}
            action={sendBackPart}
            values={values}
            submitLabel="退回补填"
            submitVariant="secondary"
            aria-label={`退回补填：${title}`}
            className="space-y-4"
          >
            <Field name="comment" label="需要补填什么">
              <TextArea rows={3} limit={1_000} />
            </Field>
            <DateField name="dueOn" legend="交回期限" optional />
          </ActionForm>
        </Disclosure>
      ) : null}
    </div>
  );
}
