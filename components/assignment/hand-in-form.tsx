"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-result";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { handInPart } from "@/lib/assignment/actions";
import type { PartView } from "@/lib/assignment/types";

export interface HandInFormProps {
  part: PartView;
  title: string;
  /** How many points are not filled in, or wrongly, as the page sees it. */
  gaps: number;
  /** Sends what has not been saved yet. @returns whether everything is on the server */
  settle: () => Promise<boolean>;
}

/** Hands a part in to the district: complete, or with a word on what is missing. */
export function HandInForm({ part, title, gaps, settle }: HandInFormProps) {
  const handIn: FormAction = async (input) => {
    // What was typed last must be there before the page closes behind it.
    if (await settle()) return handInPart(input);
    return {
      ok: false,
      code: "unsaved",
      message: "还有内容没有保存，没有交回。请看页面上方的保存状态，处理后再交回。",
    };
  };
  return (
    <section
      aria-labelledby="hand-in"
      className="mt-10 max-w-text border-t-2 border-line-strong pt-6"
    >
      <h2 id="hand-in" className="text-xl">
        交回
      </h2>
      <p className="mb-4 text-muted">
        {gaps > 0
          ? `还有 ${gaps} 处没有填好。填好后交回，或在说明里写明原因。`
          : "本页已填完。交回后由区县市申报人员核对，不能再改。"}
      </p>
      <ActionForm
        action={handIn}
        values={{ applicationId: part.applicationId, partId: part.id, version: part.version }}
        submitLabel="交回"
        aria-label={`交回：${title}`}
        confirm={{
          title: `交回“${title}”`,
          body: "交回后由区县市申报人员核对，退回补填之前不能再改。",
          confirmLabel: "交回",
        }}
      >
        <Field name="remark" label="说明" optional={gaps === 0}>
          <TextArea rows={3} limit={1_000} />
        </Field>
      </ActionForm>
    </section>
  );
}
