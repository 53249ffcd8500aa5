"use client";

import { useActionState } from "react";
import { controlStyle } from "@/components/ui/control-style";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { useFieldWiring } from "@/components/ui/field-context";
import { FormStateContext } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { submitObjection } from "@/lib/objection/actions";
import { objectionTextLimit } from "@/lib/objection/types";

export interface ObjectionFormProps {
  code: string;
  /** Of this page: the same sending twice counts once. */
  formKey: string;
  groups: readonly { title: string; points: readonly { id: string; title: string }[] }[];
}

/** The result as a whole, or one of its points, by scene. */
function PointSelect({ groups, chosen }: Pick<ObjectionFormProps, "groups"> & { chosen: string }) {
  const wiring = useFieldWiring();
  return (
    <select {...wiring} defaultValue={chosen} className={controlStyle("full")}>
      <option value="">整个结果</option>
      {groups.map((group) => (
        <optgroup key={group.title} label={group.title}>
          {group.points.map((point) => (
            <option key={point.id} value={point.id}>
              {point.title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/**
 * What anybody may object to, and how to reach them. Posts itself, and comes back with what is wrong; what script adds
 * to that is in `objection.browser.ts`.
 */
export function ObjectionForm({ code, formKey, groups }: ObjectionFormProps) {
  const [sent, send] = useActionState(submitObjection, null);
  const typed = sent?.typed ?? {};
  const errors = sent?.errors ?? [];
  return (
    <FormStateContext value={{ pending: false, errors }}>
      {sent ? (
        <div className="mb-6">
          <ErrorSummary message={sent.message} errors={errors} />
        </div>
      ) : null}
      <form
        // Comes back anew with what was typed: where React runs, it empties a form that was sent.
        key={sent?.count ?? 0}
        action={send}
        data-once
        noValidate
        aria-label="提出异议"
        className="max-w-text space-y-6"
      >
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="key" value={typed.key ?? formKey} />
        <Field name="nodeId" label="对哪一项有异议">
          <PointSelect groups={groups} chosen={typed.nodeId ?? ""} />
        </Field>
        <Field
          name="text"
          label="异议内容"
          hint="写明事实和理由。原文只给工作人员看，请不要写他人的姓名、电话。"
        >
          <TextArea rows={8} limit={objectionTextLimit} defaultValue={typed.text} />
        </Field>
        <Field
          name="contact"
          label="您的姓名和联系方式"
          hint="电话或电子邮箱，核实情况时用。不公开，答复满一年后删除。"
        >
          <TextInput autoComplete="off" defaultValue={typed.contact} />
        </Field>
        <SubmitButton data-busy="正在提交">提交异议</SubmitButton>
      </form>
    </FormStateContext>
  );
}
