import type { ReactNode } from "react";
import { cx } from "./cx";

export interface SummaryRow {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** A link that changes this row: 修改. */
  action?: ReactNode;
}

/** Names and values under each other: check answers, a community's data. */
export function SummaryList({
  rows,
  className,
}: {
  rows: readonly SummaryRow[];
  className?: string;
}) {
  return (
    <dl className={cx("border-t border-line", className)}>
      {rows.map((row) => (
        <div
          key={row.key}
          className="grid gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(8rem,30%)_1fr_auto]"
        >
          <dt className="font-medium text-muted sm:text-ink">{row.label}</dt>
          <dd className="min-w-0">{row.value}</dd>
          {row.action ? <dd className="print:hidden">{row.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
