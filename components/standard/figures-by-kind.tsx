import { Disclosure } from "@/components/ui/disclosure";
import type { FigureKind, FigureRow } from "@/lib/standard/types";
import { FigureTable } from "./figure-table";

const kinds: { kind: FigureKind; title: string; lead: string }[] = [
  { kind: "published", title: "已公布的数值", lead: "有公布的来源。" },
  { kind: "referenced", title: "取自参考资料的数值", lead: "来自其他公开资料，办法正文未见。" },
  { kind: "assumed", title: "待核定的数值", lead: "没有公布的来源，暂按拟定数值计算。" },
];

/** All figures of a standard, the published ones in sight, the rest behind a line with their count. */
export function FiguresByKind({ rows }: { rows: readonly FigureRow[] }) {
  return kinds.map(({ kind, title, lead }) => {
    const found = rows.filter((row) => row.kind === kind);
    if (found.length === 0) return null;
    const table = <FigureTable caption={title} rows={found} />;
    return (
      <section key={kind} aria-labelledby={`figures-${kind}`} className="mt-10">
        <h2 id={`figures-${kind}`}>
          {title} <span className="figures font-normal text-muted">{found.length}</span>
        </h2>
        <p className="mb-2 text-muted">{lead}</p>
        {found.length > 12 ? (
          <Disclosure summary={`列出全部 ${found.length} 个`}>{table}</Disclosure>
        ) : (
          table
        )}
      </section>
    );
  });
}
