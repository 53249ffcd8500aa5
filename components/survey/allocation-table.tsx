import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import type { Allocation } from "@/lib/survey/types";

/** How many households of each building are drawn. */
export function AllocationTable({ allocation }: { allocation: readonly Allocation[] }) {
  if (allocation.length === 0) return null;
  const drawn = allocation.reduce((sum, one) => sum + one.drawn, 0);
  return (
    <Disclosure summary={`各幢分配（${allocation.length} 幢，共 ${drawn} 户）`}>
      <Table
        caption="各幢分配"
        captionHidden
        dense
        rows={allocation}
        rowKey={({ building }) => building}
        className="max-w-text"
        columns={[
          { key: "building", title: "楼幢", rowHeader: true, cell: ({ building }) => building },
          { key: "all", title: "住户", numeric: true, cell: ({ households }) => households },
          { key: "drawn", title: "抽取", numeric: true, cell: (row) => row.drawn },
        ]}
      />
    </Disclosure>
  );
}
