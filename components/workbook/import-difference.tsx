"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import type { ChangedThing, ImportPreview } from "@/lib/workbook/types";

interface FieldRow {
  key: string;
  title: string;
  label: string;
  before: string;
  after: string;
}

const fieldRows = (changed: readonly ChangedThing[]): FieldRow[] =>
  changed.flatMap(({ key, title, changes }) =>
    changes.map((change) => ({ key: `${key} ${change.label}`, title, ...change })),
  );

export interface ImportDifferenceProps {
  preview: ImportPreview;
  /** What one of them is called: 项目. */
  unit: string;
}

/** What a confirmation would change: field by field, what is new, and what stays. */
export function ImportDifference({ preview, unit }: ImportDifferenceProps) {
  const { added, changed, unchanged, absent } = preview;
  return (
    <div className="space-y-6">
      <p className="figures whitespace-normal">
        更新 <strong className="font-semibold">{changed.length}</strong> 个，新增{" "}
        <strong className="font-semibold">{added.length}</strong> 个，不变 {unchanged}{" "}
        个；系统里有而文件里没有 {absent.length} 个，保持原样。
      </p>
      {changed.length > 0 ? (
        <Table
          caption={`更新的${unit}`}
          dense
          stack
          rows={fieldRows(changed)}
          rowKey={(row) => row.key}
          columns={[
            { key: "title", title: unit, rowHeader: true, cell: (row) => row.title },
            {
              key: "label",
              title: "内容",
              className: "max-sm:col-span-full",
              cell: (row) => row.label,
            },
            { key: "before", title: "原为", cell: (row) => <del>{row.before}</del> },
            { key: "after", title: "改为", cell: (row) => <ins>{row.after}</ins> },
          ]}
        />
      ) : null}
      {added.length > 0 ? (
        <Disclosure summary={`新增的${unit}（${added.length} 个）`} open={added.length <= 50}>
          <ul className="space-y-1">
            {added.map(({ key, title, text }) => (
              <li key={key}>
                <span className="font-medium">{title}</span>
                <span className="text-muted">　{text}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {absent.length > 0 ? (
        <Disclosure summary={`文件里没有的${unit}（${absent.length} 个），不会删除`}>
          <p>{absent.map(({ title }) => title).join("、")}</p>
        </Disclosure>
      ) : null}
    </div>
  );
}
