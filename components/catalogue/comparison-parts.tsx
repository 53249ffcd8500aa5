import type { ReactNode } from "react";
import { OutcomeTable } from "@/components/publication/outcome-table";
import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { GateTable } from "@/components/scorecard/gate-table";
import { Marks } from "@/components/scorecard/marks";
import {
  marginText,
  OUTCOME_TONES,
  OUTCOME_WORDS,
  sentenceFor,
} from "@/components/scorecard/words";
import { Disclosure } from "@/components/ui/disclosure";
import { PageLink } from "@/components/ui/page-link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { FEWEST_PEERS } from "@/lib/catalogue/policy";
import type { Comparison, Elsewhere as Other, Peers as PeerFigures } from "@/lib/catalogue/types";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-6 first:mt-0">
      <h3 className="mb-2">{title}</h3>
      {children}
    </div>
  );
}

function Peers({ peers }: { peers: PeerFigures }) {
  const { kind, count, passed, rows } = peers;
  if (rows.length === 0)
    return (
      <p className="max-w-text">
        同类（{kind}）、按同一版办法公布了结果的其他社区有 {count} 个，少于 {FEWEST_PEERS}{" "}
        个，不作比较。
      </p>
    );
  return (
    <>
      <p className="mb-2 max-w-text">
        同类（{kind}）、按同一版办法公布了结果的其他社区有 {count} 个，其中 {passed} 个通过。
      </p>
      <Table
        caption="本社区得分与同类社区的中位数"
        captionHidden
        dense
        className="max-w-text"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "title", title: "项目", rowHeader: true, cell: (row) => row.title },
          {
            key: "score",
            title: "本社区",
            numeric: true,
            cell: (row) => <Marks value={row.score} className="font-semibold" />,
          },
          {
            key: "median",
            title: "中位数",
            numeric: true,
            cell: (row) => <Marks value={row.median} />,
          },
          {
            key: "margin",
            title: "相差",
            numeric: true,
            cell: (row) => (
              <span className="figures">
                {marginText(Math.round((row.score - row.median) * 100) / 100)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

function Elsewhere({ other }: { other: Other }) {
  const { title, family, version, verdict, total, gates, sentences } = other;
  const failed = gates.filter((gate) => !gate.passed);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageLink href={`/method/${family}/${encodeURIComponent(version)}`}>《{title}》</PageLink>
        <StatusTag tone={OUTCOME_TONES[verdict]}>{OUTCOME_WORDS[verdict]}</StatusTag>
      </p>
      <p className="mt-1 max-w-text">
        把核定分按对照关系换算：总分 <Marks value={total.score} className="font-semibold" />{" "}
        分，达标分值 <Marks value={total.passMark} /> 分。仅供参考，不是省级验收的结论。
      </p>
      {failed.length === 0 ? null : (
        <ul className="mt-2 max-w-text list-disc space-y-1 pl-5">
          {failed.map((gate) => {
            const { sentence, assumed } = sentenceFor(gate, sentences);
            return (
              <li key={`${gate.kind}-${gate.id}`}>
                {sentence}
                {assumed ? <AssumedMark plain /> : null}
              </li>
            );
          })}
        </ul>
      )}
      <Disclosure className="print:hidden" summary={`换算后的 ${gates.length} 项要求`}>
        <GateTable gates={gates} caption={`《${title}》的各项要求`} />
      </Disclosure>
    </>
  );
}

/** A published outcome beside others: communities like it, the same community before and after, the province. */
export function ComparisonParts({ comparison }: { comparison: Comparison }) {
  const { elsewhere, earlier, peers } = comparison;
  return (
    <>
      <Part title="与同类社区">
        <Peers peers={peers} />
      </Part>
      <Part title="本社区的其他结果">
        {earlier.length === 0 ? (
          <p>没有公布过其他结果。</p>
        ) : (
          <OutcomeTable caption="本社区公布的其他结果" outcomes={earlier} />
        )}
      </Part>
      {elsewhere.map((other) => (
        <Part key={other.family} title="与省级标准">
          <Elsewhere other={other} />
        </Part>
      ))}
    </>
  );
}
