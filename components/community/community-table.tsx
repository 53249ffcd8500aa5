import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import { type CommunityView, stages, tiers } from "@/lib/community/types";

export interface CommunityTableProps {
  communities: readonly CommunityView[];
  types: ReadonlyMap<string, string>;
  /** Left out where all are of one district. */
  showDistrict: boolean;
}

/** Communities with the data that tells them apart. */
export function CommunityTable({ communities, types, showDistrict }: CommunityTableProps) {
  const district: Column<CommunityView> = {
    key: "district",
    title: "区县市",
    cell: (row) => row.districtName,
  };
  const columns: Column<CommunityView>[] = [
    {
      key: "name",
      title: "社区",
      rowHeader: true,
      cell: (row) => (
        <PageLink href={`/communities/${row.id}`} className="relative">
          {row.name}
          <LinkPending />
        </PageLink>
      ),
    },
    ...(showDistrict ? [district] : []),
    { key: "street", title: "街道（镇、乡）", cell: (row) => row.street },
    { key: "type", title: "项目类型", cell: (row) => types.get(row.type) ?? row.type },
    { key: "tier", title: "创建梯度", cell: (row) => tiers[row.tier] },
    { key: "stage", title: "所处阶段", cell: (row) => stages[row.stage] },
    { key: "households", title: "户数", numeric: true, cell: (row) => row.households },
    { key: "residents", title: "常住人口", numeric: true, cell: (row) => row.residents },
  ];
  return (
    <Table
      caption="社区"
      captionHidden
      columns={columns}
      rows={communities}
      rowKey={(row) => row.id}
      stack
    />
  );
}
