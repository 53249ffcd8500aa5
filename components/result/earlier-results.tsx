import { GateTable } from "@/components/scorecard/gate-table";
import { marksText } from "@/components/scorecard/words";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { PageLink } from "@/components/ui/page-link";
import type { Tone } from "@/components/ui/sign";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { dayOf, formatDay } from "@/lib/calendar";
import { verdictWords } from "@/lib/result/score";
import type { EarlierResult } from "@/lib/result/types";

const tones: Record<EarlierResult["decision"]["outcome"], Tone> = {
  passed: "passed",
  failed: "failed",
  incomplete: "neutral",
};

/** Where scores are missing there is no total and no gate to speak of: only what was given. */
function GivenParts({ parts }: Pick<EarlierResult, "parts">) {
  return (
    <Table
      caption="已知的分值"
      dense
      rows={parts}
      rowKey={(row) => row.id}
      columns={[
        { key: "title", title: "项目", rowHeader: true, cell: (row) => row.title },
        { key: "score", title: "得分", numeric: true, cell: (row) => marksText(row.score) },
        { key: "most", title: "满分", numeric: true, cell: (row) => marksText(row.most) },
      ]}
    />
  );
}

function Result({ result }: { result: EarlierResult }) {
  const { year, standardTitle, standard, source, decision, parts, importedBy, importedAt } = result;
  const { total, outcome, gates } = decision;
  const complete = outcome !== "incomplete";
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3>{year} 年</h3>
        {complete ? (
          <span className="figures">
            总分 <strong className="font-semibold">{marksText(total.score)}</strong>
            <span className="text-muted">
              {" "}
              / {marksText(total.fullMarks)}，达标 {marksText(total.passMark)}
            </span>
          </span>
        ) : null}
        <StatusTag tone={tones[outcome]}>{verdictWords(decision)}</StatusTag>
      </div>
      <p className="max-w-text text-muted">
        按<PageLink href={`/standards/${standard.replace("@", "/")}`}>{standardTitle}</PageLink>（
        {standard}）计算；来源：{source}；{importedBy}于{formatDay(dayOf(importedAt))}导入。
      </p>
      <Disclosure summary="各项分值">
        {complete ? <GateTable gates={gates} /> : <GivenParts parts={parts} />}
      </Disclosure>
    </li>
  );
}

/** A community's results of earlier years, known in sums only: history, no acceptance decided here. */
export function EarlierResults({ results }: { results: readonly EarlierResult[] }) {
  if (results.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="mt-10 max-w-text">
      <h2 id="earlier" className="mb-3">
        历年结果
      </h2>
      <Callout tone="neutral">往年结果，按各项总分导入，不是本系统作出的验收结论。</Callout>
      <ul className="mt-2">
        {results.map((result) => (
          <Result key={result.id} result={result} />
        ))}
      </ul>
    </section>
  );
}
