import type { ReactNode } from "react";
import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { AssumedNotice } from "@/components/scorecard/assumed-notice";
import { DigestLine } from "@/components/scorecard/digest-line";
import { SourceList } from "@/components/scorecard/source-list";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDay } from "@/lib/calendar";
import type { Contrast, WorkedExample as Example, VersionEntry } from "@/lib/method/types";
import type { Difference, Prepared } from "@/lib/scoring";
import type { StandardView } from "@/lib/standard/types";
import { ContrastTable } from "./contrast-table";
import { levelTitle } from "./level-titles";
import { StandardContents } from "./standard-contents";
import { StandardSection } from "./standard-section";
import { StandardTotal } from "./standard-total";
import { VersionHistory } from "./version-history";
import { WorkedExample } from "./worked-example";

export interface StandardPageProps {
  prepared: Prepared;
  view: StandardView;
  example: Example | null;
  /** Another level's standard and what it has otherwise. */
  other: { level: string; title: string; contrasts: readonly Contrast[] } | null;
  versions: readonly VersionEntry[];
  /** What this version has otherwise than the one before. */
  changes: readonly Difference[];
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

function Facts({ view, prepared }: Pick<StandardPageProps, "view" | "prepared">) {
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

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-line-strong pt-6">
      <h2 id={id} className="mb-3 scroll-mt-4">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A standard as a document: what counts, each section down to its points, and where every figure comes from. */
export function StandardPage(props: StandardPageProps) {
  const { prepared, view, example, other } = props;
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
      <StandardContents
        prepared={prepared}
        besides={[
          ...(other ? [["contrasts", `与${levelTitle(other.level)}的不同`] as const] : []),
          ...(example ? [["example", "算一个例子"] as const] : []),
        ]}
      />
      {other ? (
        <Part id="contrasts" title={`与${levelTitle(other.level)}的不同`}>
          <p className="mb-3 max-w-text text-muted">与《{other.title}》对照，已公布的排在最前。</p>
          <ContrastTable
            rows={other.contrasts}
            here={levelTitle(view.level)}
            there={levelTitle(other.level)}
          />
        </Part>
      ) : null}
      {example ? (
        <Part id="example" title="算一个例子">
          <WorkedExample example={example} />
        </Part>
      ) : null}
      <StandardTotal prepared={prepared} />
      {standard.sections.map((section) => (
        <StandardSection key={section.id} node={section} prepared={prepared} />
      ))}
      <Part id="sources" title="依据">
        <p className="mb-2">除各处另行注明外：</p>
        <Defaults prepared={prepared} />
        <SourceList sources={standard.sources} />
      </Part>
      <Part id="versions" title="版本">
        <p className="mb-3 max-w-text text-muted">
          一个版本定下后不再修改。已公布的结果按当时的版本评定，不因新版本而改变。
        </p>
        <VersionHistory current={view.id} versions={props.versions} changes={props.changes} />
      </Part>
    </article>
  );
}
