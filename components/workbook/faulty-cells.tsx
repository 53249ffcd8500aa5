"use client";

import { useEffect, useRef } from "react";
import { Table } from "@/components/ui/table";
import type { WorkbookError } from "@/lib/workbook/types";

/** More would help nobody; the count says how many there are. */
const SHOWN = 1_000;

/** Every cell that is wrong, by sheet and cell. Takes the focus when it appears. */
export function FaultyCells({ faults }: { faults: readonly WorkbookError[] }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new list takes the focus anew.
  useEffect(() => {
    box.current?.focus();
  }, [faults]);
  const shown = faults.slice(0, SHOWN);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mt-8 scroll-mt-4 rounded-md border-2 border-failed p-4 sm:p-5"
    >
      <h2 className="text-lg">工作簿有 {faults.length} 处问题，没有导入</h2>
      <p className="mt-1 mb-3">
        请在工作簿里改正后重新选择文件。
        {faults.length > SHOWN ? `以下列出前 ${SHOWN} 处。` : ""}
      </p>
      <Table
        caption="有问题的单元格"
        captionHidden
        dense
        rows={shown.map((fault, at) => ({ ...fault, key: String(at) }))}
        rowKey={(row) => row.key}
        columns={[
          {
            key: "cell",
            title: "单元格",
            rowHeader: true,
            className: "whitespace-nowrap",
            cell: (row) => row.cell || (row.sheet ? "整张表" : "整个文件"),
          },
          {
            key: "sheet",
            title: "工作表",
            className: "whitespace-nowrap",
            cell: (row) => row.sheet || "—",
          },
          { key: "message", title: "问题", cell: (row) => row.message },
        ]}
      />
    </div>
  );
}
