import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/calendar";
import type { ObjectionRow } from "@/lib/objection/types";
import { ObjectionTag } from "./state-tag";

export interface ObjectionsPageProps {
  objections: readonly ObjectionRow[];
  done: boolean;
  page: number;
  pageCount: number;
}

const tabs = [
  { label: "待办", href: "/objections" },
  { label: "已答复", href: "/objections?done=1" },
];

/** The office's list of objections. */
export function ObjectionsPage({ objections, done, page, pageCount }: ObjectionsPageProps) {
  const here = tabs[done ? 1 : 0];
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "异议" }]} />
      <PageHeader title="异议" lead="公示期内收到的异议。全部答复之前，结果不能公布。" />
      <nav aria-label="筛选" className="mb-4 flex gap-6">
        {tabs.map((tab) => (
          <PageLink
            key={tab.href}
            href={tab.href}
            aria-current={tab === here ? "page" : undefined}
            className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {tab.label}
          </PageLink>
        ))}
      </nav>
      <Table
        caption={here?.label ?? "异议"}
        captionHidden
        stack
        rows={objections}
        rowKey={({ id }) => id}
        empty={done ? "还没有。" : "没有等待答复的异议。"}
        columns={[
          {
            key: "community",
            title: "社区",
            rowHeader: true,
            cell: (row) => <PageLink href={`/objections/${row.id}`}>{row.communityName}</PageLink>,
          },
          { key: "district", title: "区县市", cell: ({ districtName }) => districtName },
          {
            key: "received",
            title: "收到时间",
            className: "max-sm:col-span-2",
            cell: ({ receivedAt }) => formatInstant(receivedAt),
          },
          {
            key: "state",
            title: "状态",
            corner: true,
            cell: ({ state }) => <ObjectionTag state={state} />,
          },
        ]}
      />
      <Pagination page={page} pageCount={pageCount} baseHref={here?.href ?? "/objections"} />
    </>
  );
}
