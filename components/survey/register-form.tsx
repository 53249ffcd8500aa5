"use client";

import { ActionForm } from "@/components/ui/action-form";
import { WorkbookField, withWorkbook } from "@/components/ui/workbook-field";
import { importRegister } from "@/lib/survey/actions";
import { largestWorkbook, tooLargeWorkbook } from "@/lib/workbook/types";

/** A register of households taken in from a workbook: building and room, nothing else. */
export function RegisterForm({ surveyId, version }: { surveyId: string; version: number }) {
  return (
    <ActionForm
      action={withWorkbook(importRegister, largestWorkbook, tooLargeWorkbook)}
      values={{ surveyId, version }}
      submitLabel="导入名册"
      submitVariant="secondary"
      resetOnSuccess
      aria-label="导入住户名册"
      className="space-y-4"
    >
      <WorkbookField
        label="住户名册（.xlsx）"
        hint="第一行为“楼幢”“房号”，每户一行，不要姓名和电话。再次导入代替原来的名册。"
      />
    </ActionForm>
  );
}
