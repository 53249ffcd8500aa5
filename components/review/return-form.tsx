"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { ChoiceRow } from "@/components/ui/choice-row";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { returnForRectification } from "@/lib/review/actions";

export interface ReturnFormProps {
  applicationId: string;
  version: number;
  communityName: string;
  groups: readonly { title: string; points: readonly { id: string; title: string }[] }[];
  /** Ticked from the start, e.g. by a link from the point. */
  preset: readonly string[];
}

/** Names what is to be rectified, each with a comment; only that is unlocked. */
export function ReturnForm({
  applicationId,
  version,
  communityName,
  groups,
  preset,
}: ReturnFormProps) {
  const [named, setNamed] = useState<readonly string[]>(preset);
  const toggle = (id: string, on: boolean) =>
    setNamed((before) => (on ? [...before, id] : before.filter((other) => other !== id)));
  const titles = new Map(
    groups.flatMap((group) => group.points.map((point) => [point.id, point.title])),
  );
  return (
    <ActionForm
      action={returnForRectification}
      values={{ applicationId, version }}
      submitLabel="退回整改"
      confirm={{
        title: `退回“${communityName}”整改`,
        body: `将退回 ${named.length} 项。申报人员只能修改这些内容，其余保持锁定；这些内容已作的核定随之失效。`,
        confirmLabel: "退回整改",
      }}
    >
      <DateField name="dueOn" legend="整改期限" optional hint="请申报人员在这一天之前重新提交。" />
      <fieldset id="field-items">
        <legend className="mb-2 font-semibold">点名需要整改的内容</legend>
        {groups.map((group) => (
          <details
            key={group.title}
            open={group.points.some((point) => preset.includes(point.id))}
            className="border-t border-line"
          >
            <summary className="marker flex min-h-11 items-center">
              {group.title}
              <span className="ml-2 text-sm text-muted">
                已点名 {group.points.filter((point) => named.includes(point.id)).length} 项
              </span>
            </summary>
            <div className="pb-3 pl-5">
              {group.points.map((point) => (
                <ChoiceRow
                  key={point.id}
                  type="checkbox"
                  id={`name-${point.id}`}
                  label={point.title}
                  checked={named.includes(point.id)}
                  onChange={(event) => toggle(point.id, event.target.checked)}
                />
              ))}
            </div>
          </details>
        ))}
      </fieldset>
      {named.map((id, index) => (
        <div key={id}>
          <input type="hidden" name={`items.${index}.nodeId`} value={id} />
          <Field name={`items.${index}.comment`} label={`整改意见：${titles.get(id) ?? id}`}>
            <TextArea rows={2} className="min-h-20!" limit={1_000} />
          </Field>
        </div>
      ))}
    </ActionForm>
  );
}
