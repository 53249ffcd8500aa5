import { Marks } from "@/components/scorecard/marks";
import { Table } from "@/components/ui/table";
import type { CountedLoss } from "@/lib/publication/types";

/** How many are named at once. */
export const SHOWN_LOSSES = 8;

function LossTable({ losses, caption }: { losses: readonly CountedLoss[]; caption: string }) {
  return (
    <Table
      caption={caption}
      captionHidden
      dense
      stack
      rows={losses}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "point",
          title: "评分点",
          rowHeader: true,
          cell: (row) => (
            <>
              {row.title}
              <span className="block text-sm font-normal text-muted">{row.path.join(" › ")}</span>
            </>
          ),
        },
        {
          key: "score",
          title: "得分",
          numeric: true,
          cell: (row) => <Marks value={row.score} />,
        },
        {
          key: "full",
          title: "满分",
          numeric: true,
          cell: (row) => <Marks value={row.fullMarks} />,
        },
        {
          key: "lost",
          title: "失分",
          numeric: true,
          cell: (row) => <Marks value={row.lost} className="font-semibold" />,
        },
      ]}
    />
  );
}

/** Where marks were lost, largest first; the tree has the rest. */
export function OutcomeLosses({ losses }: { losses: readonly CountedLoss[] }) {
  if (losses.length === 0) return <p>没有失分。</p>;
  const rest = losses.length - SHOWN_LOSSES;
  return (
    <>
      <p className="mb-3 max-w-text text-muted">
        共 {losses.length}{" "}
        个评分点有失分，从多到少排列。所在指标已靠冗余分值得满的不列，特色亮点没有得到的分不算失分。
      </p>
      <LossTable losses={losses.slice(0, SHOWN_LOSSES)} caption="失分较多的评分点" />
      {rest > 0 ? (
        <p className="mt-3">
          其余 {rest} 个评分点见<a href="#points">评分明细</a>。
        </p>
      ) : null}
    </>
  );
}
