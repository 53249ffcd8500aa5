import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { PagePart } from "@/components/ui/page-part";
import { Table } from "@/components/ui/table";
import { dayOf, formatDay } from "@/lib/calendar";
import {
  type Column,
  columns,
  DEFAULT_LIMIT,
  LARGEST_LIMIT,
  LICENCE_TERMS,
} from "@/lib/opendata/types";

export interface OpenDataPageProps {
  count: number;
  latest: Date | null;
}

function Downloads({ count, latest }: OpenDataPageProps) {
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads" className="mb-3">
        下载
      </h2>
      <p className="max-w-text">
        {latest === null
          ? "目前还没有公布的结果，文件里只有表头。"
          : `目前共有 ${count} 项公布的结果，最近一次公布在${formatDay(dayOf(latest))}。文件随公布更新。`}
      </p>
      <ul className="mt-2 list-disc space-y-1 pl-6">
        <li>
          <a href="/open-data/outcomes.csv" download>
            全部结果（CSV）
          </a>
          ：可以用表格软件打开
        </li>
        <li>
          <a href="/open-data/outcomes.json" download>
            全部结果（JSON）
          </a>
          ：格式见 <a href="/api/v1/schemas/outcomes">JSON Schema</a>
        </li>
      </ul>
    </section>
  );
}

function Licence() {
  return (
    <PagePart id="licence" title="许可">
      <p className="max-w-text">
        {LICENCE_TERMS}。 <AssumedMark plain />
      </p>
      <p className="mt-2 max-w-text text-muted">
        许可条款尚未由发布机构核定，暂按上面的办法。数据里没有个人信息。
      </p>
    </PagePart>
  );
}

function Columns() {
  return (
    <PagePart id="columns" title="各列的含义">
      <p className="mb-3 max-w-text text-muted">
        CSV 的文字以 =、+、-、@ 开头的，前面加了一个单引号，防止被表格软件当作公式。
      </p>
      <Table
        caption="CSV 的列和 JSON 的键"
        captionHidden
        dense
        stack
        rows={columns as readonly Column[]}
        rowKey={({ key }) => key}
        columns={[
          { key: "title", title: "CSV 的列", rowHeader: true, cell: (row) => row.title },
          {
            key: "key",
            title: "JSON 的键",
            className: "max-sm:col-span-full",
            cell: (row) => <code className="font-mono text-sm">{row.key}</code>,
          },
          {
            key: "note",
            title: "说明",
            className: "max-sm:col-span-full",
            cell: (row) => row.note || "—",
          },
        ]}
      />
    </PagePart>
  );
}

function Interface() {
  return (
    <PagePart id="interface" title="接口">
      <div className="max-w-text space-y-3">
        <p>
          <a href="/api/v1/outcomes">/api/v1/outcomes</a> 逐页给出公布的结果，新的在前，不需要登录。
          <code className="mt-1 block rounded-md bg-surface px-3 py-2 font-mono text-sm wrap-anywhere">
            GET /api/v1/outcomes?year=2026&amp;result=passed&amp;limit=100
          </code>
        </p>
        <ul className="list-disc space-y-1 pl-6">
          <li>可以按 district、year、tier、type、result 筛选。</li>
          <li>
            一页默认 {DEFAULT_LIMIT} 项，limit 最多 {LARGEST_LIMIT}。回答里的 next
            是下一页的地址，没有时为 null。
          </li>
          <li>请带上 If-None-Match 和上次得到的 ETag：没有新公布的，回答 304，不再发送内容。</li>
          <li>参数有错的回答 422，逐条说明，不会悄悄忽略。</li>
          <li>
            每项的 url 是单项的地址，另有审定时封存的原文，可以
            <PageLink href="/help#recompute">自己算一遍</PageLink>。
          </li>
        </ul>
        <p>
          全部地址的说明见 <a href="/api/v1/openapi.json">OpenAPI 3.1</a>。
        </p>
      </div>
    </PagePart>
  );
}

/** Where published outcomes are to be had as data, and on what terms. */
export function OpenDataPage(props: OpenDataPageProps) {
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "开放数据" }]} />
      <PageHeader title="开放数据" lead="公布的验收结果可以成批下载，也可以由其他程序读取。" />
      <Downloads {...props} />
      <PagePart id="feed" title="订阅">
        <p className="max-w-text">
          把 <a href="/feed.xml">/feed.xml</a> 加到阅读器里，有新的结果公布就会收到（Atom 格式，最近
          50 项）。
        </p>
      </PagePart>
      <Licence />
      <Interface />
      <Columns />
    </>
  );
}
