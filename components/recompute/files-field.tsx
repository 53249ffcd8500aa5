"use client";

import { controlStyle } from "@/components/ui/control-style";
import { Field } from "@/components/ui/field";
import { useFieldWiring } from "@/components/ui/field-context";

function FilesInput() {
  return (
    <input
      {...useFieldWiring()}
      type="file"
      disabled
      multiple
      accept=".json,application/json"
      className={controlStyle(
        "wide",
        "pl-1.5 file:mr-3 file:min-h-8 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:text-ink",
      )}
    />
  );
}

/** Where files of one's own are chosen. */
export function FilesField() {
  return (
    <Field
      name="files"
      label="或者选择自己保存的文件"
      hint="可以一次选几个：全部数据，或者申报、办法、结论。缺的用公布的代替。"
    >
      <FilesInput />
    </Field>
  );
}
