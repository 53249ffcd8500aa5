"use client";

import { WorkbookImport } from "@/components/workbook/workbook-import";
import { importResults, previewResults } from "@/lib/result/actions";

/** A district's results of earlier years from Excel, in two steps. */
export function ResultImport() {
  return <WorkbookImport preview={previewResults} save={importResults} unit="结果" />;
}
