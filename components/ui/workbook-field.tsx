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

/**
 * The action of a form with a `WorkbookField`: sends the file as text, which is how actions here take everything.
 * One of more than `largest` bytes is refused here: the gate would turn it away without a word about the file.
 */
export const withWorkbook =
  (action: FormAction, largest: number, tooLarge: string): FormAction =>
  async (input) => {
    const { workbook, ...rest } = input as Record<string, unknown>;
    if (!(workbook instanceof File)) return action(rest);
    if (workbook.size > largest) {
      const errors = [{ path: "workbook", message: tooLarge }];
      return { ok: false, code: "invalid", message: "没有导入。", errors };
    }
    return action({ ...rest, workbook: await base64(workbook) });
  };

function WorkbookInput() {
  const wiring = useFieldWiring();
  return (
    <input
      {...wiring}
      type="file"
      accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      className={controlStyle(
        "wide",
        "pl-1.5 file:mr-3 file:min-h-8 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:text-ink",
      )}
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
