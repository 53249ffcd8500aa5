import { FigureMark } from "@/components/scorecard/figure-mark";
import { Table } from "@/components/ui/table";
import type { Contrast, ContrastSide } from "@/lib/method/types";

function Side({ side }: { side: ContrastSide }) {
  if (!side.figure) return <span className="text-muted">{side.text}</span>;
  return <FigureMark basis={side.basis}>{side.text}</FigureMark>;
}

/** What two standards have otherwise, side by side; every figure with where it comes from. */
export function ContrastTable({
  rows,
  here,
  there,
}: {
  rows: readonly Contrast[];
  here: string;
  there: string;
}) {
  return (
    <Table
      caption={`${here}和${there}的不同`}
      captionHidden
      stack
      dense
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "title", title: "项目", rowHeader: true, cell: (row) => row.title },
        { key: "here", title: here, cell: (row) => <Side side={row.here} /> },
        { key: "there", title: there, cell: (row) => <Side side={row.there} /> },
      ]}
    />
  );
}
