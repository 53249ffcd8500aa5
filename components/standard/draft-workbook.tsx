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
        下载后可在 Excel 或 WPS
        中修改，再导入。有问题时逐处列出工作表和单元格，一处也不保存；导入后替换草案的全部内容。
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
        <p>草案的格式有差错，改正后才能下载工作簿；现在也可以导入一份。</p>
      )}
      <ActionForm
        action={send}
        values={{ ...lock }}
        submitLabel="导入"
        submitVariant="secondary"
        aria-label="导入工作簿"
        className="mt-6 space-y-4"
        resetOnSuccess
        confirm={{
          title: "导入这个工作簿？",
          body: "工作簿的内容将替换草案的全部内容。",
          confirmLabel: "导入",
        }}
      >
        <WorkbookField />
      </ActionForm>
    </section>
  );
}
