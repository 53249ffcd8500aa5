"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { createDraft, repealStandard } from "@/lib/standard/actions";
import type { StandardView } from "@/lib/standard/types";

/** A new draft from this version. */
export function NewDraftForm({ view }: { view: StandardView }) {
  return (
    <section aria-labelledby="new-draft" className="mt-10 max-w-text print:hidden">
      <h2 id="new-draft">修订</h2>
      <p className="mb-4 text-muted">
        以这个版本为底稿新建草案。草案另存，施行前不影响任何批次和结果。
      </p>
      <ActionForm
        action={createDraft}
        values={{ standardId: view.id }}
        submitLabel="新建草案"
        submitVariant="secondary"
        aria-label="新建草案"
      >
        <Field name="version" label="新的版本号" hint={`现为 ${view.version}。例如：2027-1。`}>
          <TextInput autoComplete="off" width="medium" />
        </Field>
      </ActionForm>
    </section>
  );
}

/** The end of this version; `batches`: how many were opened on it. */
export function RepealForm({ view, batches }: { view: StandardView; batches: number }) {
  return (
    <section aria-labelledby="repeal" className="mt-10 max-w-text print:hidden">
      <h2 id="repeal">废止</h2>
      <p className="mb-4 text-muted">
        {batches > 0
          ? `废止后不能再用它开启批次。已开启的 ${batches} 个批次、其中的申报和公布的结果照旧。`
          : "废止后不能再用它开启批次。"}
      </p>
      <ActionForm
        action={repealStandard}
        values={{ standardId: view.id }}
        submitLabel="废止这个版本"
        submitVariant="danger"
        aria-label="废止这个版本"
        confirm={{
          title: "废止这个版本？",
          body: "废止不能撤销。以后的批次须采用别的版本，已开启的批次不受影响。",
          confirmLabel: "废止",
        }}
        confirmPhrase={view.version}
      >
        <Field name="reason" label="依据或理由" hint="例如：被某文号的新办法替代。">
          <TextArea rows={2} className="min-h-20!" limit={1_000} />
        </Field>
      </ActionForm>
    </section>
  );
}
