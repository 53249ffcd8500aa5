"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-result";
import { controlStyle } from "@/components/ui/control-style";
import { Field } from "@/components/ui/field";
import { useFieldWiring } from "@/components/ui/field-context";
import { LinkButton } from "@/components/ui/link-button";
import { importDraft } from "@/lib/workbook/actions";
import type { DraftLock } from "./draft-forms";

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** Sends the chosen file as text, which is how actions here take everything. */
const send: FormAction = async (input) => {
  const { workbook, ...rest } = input as Record<string, unknown>;
  const file = workbook instanceof File ? await base64(workbook) : undefined;
  return importDraft({ ...rest, workbook: file });
};

function WorkbookInput() {
  const wiring = useFieldWiring();
  return (
    <input
      {...wiring}
      type="file"
      accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      className={controlStyle("wide")}
    />
  );
}

/** The draft out to a spreadsheet program and back. */
export function DraftWorkbook({ lock }: { lock: DraftLock }) {
  return (
    <section aria-labelledby="workbook" className="mt-10 max-w-text print:hidden">
      <h2 id="workbook">用工作簿修改</h2>
      <p className="mb-4 text-muted">
        下载后可在 Excel 或 WPS
        中修改，再导入。有问题时逐处列出工作表和单元格，一处也不保存；导入后替换草案的全部内容。
      </p>
      <LinkButton href={`/standards/drafts/${lock.draftId}/workbook`} variant="secondary" download>
        下载草案工作簿
      </LinkButton>
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
        <Field name="workbook" label="工作簿文件（.xlsx）">
          <WorkbookInput />
        </Field>
      </ActionForm>
    </section>
  );
}
