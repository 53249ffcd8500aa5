import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { AssumedNotice } from "@/components/scorecard/assumed-notice";
import { DigestLine } from "@/components/scorecard/digest-line";
import { SourceList } from "@/components/scorecard/source-list";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDay } from "@/lib/calendar";
import type { Prepared } from "@/lib/scoring";
import type { StandardView } from "@/lib/standard/types";
import { levelTitle } from "./level-titles";
import { StandardContents } from "./standard-contents";
import { StandardSection } from "./standard-section";
import { StandardTotal } from "./standard-total";

export interface StandardPageProps {
  prepared: Prepared;
  view: StandardView;
}

/** What the document's own data rest on, field by field: these are said once. */
const FIELDS: [string, string][] = [
  ["title", "名称"],
  ["issuer", "发布机构"],
  ["effectiveFrom", "施行日期"],
  ["kind", "约束性和引导性"],
  ["fullMarks", "满分"],
  ["passMark", "达标分值"],
  ["clause", "条文"],
  ["rule", "评分方法"],
];

function Defaults({ prepared }: { prepared: Prepared }) {
  const { basis = {}, sources } = prepared.standard;
  return (
    <ul className="mb-4 max-w-text list-disc space-y-1 pl-6">
      {FIELDS.flatMap(([field, title]) => {
        const entry = basis[field];
        const source = sources.find(({ id }) => id === entry?.source);
        if (!entry || !source) return [];
        return [
          <li key={field}>
            {title}：{source.title}
            {entry.note ? `。${entry.note}` : ""}。
          </li>,
        ];
      })}
    </ul>
  );
}

/** The document's own data, which may be assumed like any figure. */
function Stated({ prepared, field, text }: { prepared: Prepared; field: string; text: string }) {
  const { basis = {}, sources } = prepared.standard;
  const source = sources.find(({ id }) => id === basis[field]?.source);
  if (source?.kind !== "assumption") return text;
  return (
    <AssumedMark source={source} note={basis[field]?.note}>
      {text}
    </AssumedMark>
  );
}

function Facts({ view, prepared }: StandardPageProps) {
  const json = `/api/v1/standards/${view.family}/${encodeURIComponent(view.version)}`;
  return (
    <SummaryList
      rows={[
        { key: "level", label: "级别", value: levelTitle(view.level) },
        {
          key: "issuer",
          label: "发布机构",
          value: <Stated prepared={prepared} field="issuer" text={view.issuer} />,
        },
        {
          key: "from",
          label: "施行日期",
          value: (
            <Stated
              prepared={prepared}
              field="effectiveFrom"
              text={formatDay(view.effectiveFrom)}
            />
          ),
        },
        { key: "points", label: "评分点", value: `${view.points} 个` },
        { key: "json", label: "数据", value: <a href={json}>全文（JSON）</a> },
        {
          key: "digest",
          label: "摘要值",
          value: <DigestLine label="SHA-256" digest={view.digest} />,
        },
      ]}
    />
  );
}

/** A standard as a document: what counts, each section down to its points, and where every figure comes from. */
export function StandardPage({ prepared, view }: StandardPageProps) {
  const { published, referenced, assumed } = view.figures;
  const { standard } = prepared;
  return (
    <article>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "办法解读", href: "/method" },
          { label: `${levelTitle(view.level)} ${view.version}` },
        ]}
      />
      <PageHeader kicker={`版本 ${view.version}`} title={view.title} />
      <AssumedNotice total={published + referenced + assumed} assumed={assumed}>
        <a href="#sources">查看依据</a>
      </AssumedNotice>
      <div className="mt-6 max-w-text">
        <Facts view={view} prepared={prepared} />
      </div>
      <StandardContents prepared={prepared} />
      <StandardTotal prepared={prepared} />
      {standard.sections.map((section) => (
        <StandardSection key={section.id} node={section} prepared={prepared} />
      ))}
      <section aria-labelledby="sources" className="mt-10 border-t border-line-strong pt-6">
        <h2 id="sources" className="mb-3 scroll-mt-4">
          依据
        </h2>
        <p className="mb-2">除各处另行注明外：</p>
        <Defaults prepared={prepared} />
        <SourceList sources={standard.sources} />
      </section>
    </article>
  );
}
