"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { adoptDraft, discardDraft, proposeDraft, returnDraft } from "@/lib/standard/actions";

/** The draft as the page saw it. */
export interface DraftLock {
  draftId: string;
  revision: number;
}

function Step({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10 max-w-text">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Hands a sound draft on to be ruled on and adopted. */
export function ProposeForm({ lock, assumed }: { lock: DraftLock; assumed: number }) {
  return (
    <Step id="propose" title="提请核定">
      <p className="mb-4 text-muted">
        {`草案没有差错，可以提请核定。之后不能再编辑，除非退回修改；其中 ${assumed} 个待核定数值须逐个核定，再由另一位管理员批准施行。`}
      </p>
      <ActionForm
        action={proposeDraft}
        values={{ ...lock }}
        submitLabel="提请核定"
        aria-label="提请核定"
        confirm={{
          title: "提请核定？",
          body: "提请以后由另一位管理员批准施行，您本人不能批准。",
          confirmLabel: "提请核定",
        }}
      />
    </Step>
  );
}

/** Puts a proposed version in force. */
export function AdoptForm({
  lock,
  version,
  open,
}: {
  lock: DraftLock;
  version: string;
  open: number;
}) {
  return (
    <Step id="adopt" title="批准施行">
      {open > 0 ? (
        <p className="text-muted">{`还有 ${open} 个待核定数值没有记录，全部写完后才能批准施行。`}</p>
      ) : (
        <>
          <p className="mb-4 text-muted">
            施行后这个版本的内容不能再改动，新的批次可以采用它；原有批次和公布的结果不变。
          </p>
          <ActionForm
            action={adoptDraft}
            values={{ ...lock }}
            submitLabel="批准施行"
            aria-label="批准施行"
            confirm={{
              title: "批准这个版本施行？",
              body: "施行后不能撤回，也不能修改，只能废止。",
              confirmLabel: "批准施行",
            }}
            confirmPhrase={version}
          />
        </>
      )}
    </Step>
  );
}

/** Sends a proposed version back to be worked on. */
export function ReturnForm({ lock }: { lock: DraftLock }) {
  return (
    <Step id="return" title="退回修改">
      <p className="mb-4 text-muted">退回后可以继续编辑。没有改动的数值，核定记录继续有效。</p>
      <ActionForm
        action={returnDraft}
        values={{ ...lock }}
        submitLabel="退回修改"
        submitVariant="secondary"
        aria-label="退回修改"
      >
        <Field name="reason" label="理由">
          <TextArea rows={2} className="min-h-20!" limit={1_000} />
        </Field>
      </ActionForm>
    </Step>
  );
}

/** Gives a draft up. */
export function DiscardForm({ lock, version }: { lock: DraftLock; version: string }) {
  return (
    <Step id="discard" title="作废草案">
      <p className="mb-4 text-muted">作废后不能再编辑和提请，记录保留在审计中。</p>
      <ActionForm
        action={discardDraft}
        values={{ ...lock }}
        submitLabel="作废草案"
        submitVariant="danger"
        aria-label="作废草案"
        confirm={{
          title: `作废草案 ${version}？`,
          body: "作废不能撤销。草案里的改动不会带到别处。",
          confirmLabel: "作废草案",
          danger: true,
        }}
      />
    </Step>
  );
}
