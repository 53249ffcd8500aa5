"use client";

import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/link-button";
import { WorkbookField, withWorkbook } from "@/components/ui/workbook-field";
import { importDraft } from "@/lib/workbook/actions";
import { largestWorkbook, tooLargeWorkbook } from "@/lib/workbook/types";
import type { DraftLock } from "./draft-forms";

const send = withWorkbook(importDraft, largestWorkbook, tooLargeWorkbook);

/** The draft out to a spreadsheet program and back. */
export function DraftWorkbook({ lock, exportable }: { lock: DraftLock; exportable: boolean }) {
  return (
    <section aria-labelledby="workbook" className="mt-10 max-w-text print:hidden">
      <h2 id="workbook">用工作簿修改</h2>
      <p className="mb-4 text-muted">
        {
          "下载后可在 Excel 或 WPS 中修改，再导入。导入的内容替换整份草案；有一处问题就都不保存，并逐处列出在哪张表、哪一格。"
        }
      </p>
      {exportable ? (
        <LinkButton
          href={`/standards/drafts/${lock.draftId}/workbook`}
          variant="secondary"
          download
        >
          下载草案工作簿
        </LinkButton>
      ) : (
        <p>草案有的内容还不成形，要先在编辑页改正，才能下载。</p>
      )}
      <div className="mt-6">
        <ActionForm
          action={send}
          values={{ ...lock }}
          submitLabel="导入"
          submitVariant="secondary"
          aria-label="导入工作簿"
          className="space-y-4"
          resetOnSuccess
          confirm={{
            title: "导入这个工作簿？",
            body: "工作簿的内容将替换草案的全部内容。",
            confirmLabel: "导入",
          }}
        >
          <WorkbookField />
        </ActionForm>
      </div>
    </section>
  );
}
