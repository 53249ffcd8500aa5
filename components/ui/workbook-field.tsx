"use client";

import type { FormAction } from "./action-result";
import { controlStyle } from "./control-style";
import { Field } from "./field";
import { useFieldWiring } from "./field-context";

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** The action of a form with a `WorkbookField`: sends the file as text, which is how actions here take everything. */
export const withWorkbook =
  (action: FormAction): FormAction =>
  async (input) => {
    const { workbook, ...rest } = input as Record<string, unknown>;
    return action({
      ...rest,
      workbook: workbook instanceof File ? await base64(workbook) : undefined,
    });
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

/** Chooses one workbook file; sent under the name `workbook`. */
export function WorkbookField({
  label = "工作簿文件（.xlsx）",
  hint,
}: {
  label?: string;
  hint?: string;
}) {
  return (
    <Field name="workbook" label={label} hint={hint}>
      <WorkbookInput />
    </Field>
  );
}
