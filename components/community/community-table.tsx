import { StateTag } from "@/components/desk/state-tag";
import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { StatusTag } from "@/components/ui/status-tag";
import { type Column, Table } from "@/components/ui/table";
import { formatDay } from "@/lib/calendar";
import { stageDay } from "@/lib/community/policy";
import { type CommunityRow, type NewestApplication, stages, tiers } from "@/lib/community/types";

export interface CommunityTableProps {
  communities: readonly CommunityRow[];
  types: ReadonlyMap<string, string>;
  /** Left out where all are of one district. */
  showDistrict: boolean;
}

const outcomeWords = { passed: "达到验收标准", failed: "未达到验收标准" };

/** Where the newest application stands; of a published one the outcome as well. */
function Acceptance({ application }: { application: NewestApplication | null }) {
  if (!application) return <span className="text-muted">—</span>;
  const { state, outcome, batchTitle } = application;
  return (
    <>
      {outcome ? (
        <StatusTag tone={outcome}>{outcomeWords[outcome]}</StatusTag>
      ) : (
        <StateTag state={state} />
      )}
      <span className="block text-sm text-muted">{batchTitle}</span>
    </>
  );
}

const district: Column<CommunityRow> = {
  key: "district",
  title: "区县市",
  cell: (row) => <span className="whitespace-nowrap">{row.districtName}</span>,
};

/** Projects with what tells them apart and where each stands. */
export function CommunityTable({ communities, types, showDistrict }: CommunityTableProps) {
  const columns: Column<CommunityRow>[] = [
    {
      key: "name",
      title: "社区",
      rowHeader: true,
      cell: (row) => (
        <>
          <PageLink href={`/communities/${row.id}`} className="relative">
            {row.name}
            <LinkPending />
          </PageLink>
          {row.code ? (
            <span className="block text-sm font-normal text-muted">{row.code}</span>
          ) : null}
        </>
      ),
    },
    ...(showDistrict ? [district] : []),
    { key: "street", title: "街道（镇、乡）", cell: (row) => row.street },
    { key: "type", title: "项目类型", cell: (row) => types.get(row.type) ?? row.type },
    { key: "tier", title: "创建梯度", cell: (row) => tiers[row.tier] },
    { key: "batch", title: "创建批次", cell: (row) => row.listBatch || "—" },
    {
      key: "stage",
      title: "所处阶段",
      cell: (row) => {
        const day = stageDay(row);
        return (
          <>
            {stages[row.stage]}
            {day ? (
              <span className="block text-sm whitespace-nowrap text-muted">{formatDay(day)}</span>
            ) : null}
          </>
        );
      },
    },
    {
      key: "application",
      title: "最近一次申报",
      className: "max-sm:col-span-2",
      cell: (row) => <Acceptance application={row.application} />,
    },
  ];
  return (
    <Table
      caption="项目库"
      captionHidden
      columns={columns}
      rows={communities}
      rowKey={(row) => row.id}
      dense
      stack
    />
  );
}
