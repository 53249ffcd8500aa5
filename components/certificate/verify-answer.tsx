import type { ReactNode } from "react";
import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { DigestLine } from "@/components/scorecard/digest-line";
import { Marks } from "@/components/scorecard/marks";
import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";
import type { Tone } from "@/components/ui/sign";
import { SummaryList } from "@/components/ui/summary-list";
import { dayOf, formatDay } from "@/lib/calendar";
import {
  type Registered,
  type Standing,
  standings,
  type Verification,
} from "@/lib/certificate/types";

const TONES: Record<Standing, Tone> = { valid: "passed", corrected: "pending", revoked: "failed" };
const MEANINGS: Record<Standing, string> = {
  valid: "这项结果是本站公布的，现在有效。请核对下面的内容与纸上的是否一致。",
  corrected: "这项结果公布后有更正，请以更正后的结果为准。",
  revoked: "这项结果公布后已撤销，不再有效；有证书的，证书同时失效。",
};
const VERDICTS = { passed: "通过验收", failed: "未通过验收" } as const;

function Facts({ registered }: { registered: Registered }) {
  const { code, number, standing, districtName, street } = registered;
  const rows: [string, ReactNode][] = [
    ["社区", `${registered.communityName}（${districtName}，${street}）`],
    ["类别", `${registered.tierTitle}，${registered.typeTitle}`],
    ["验收批次", registered.batchTitle],
    ["结论", <strong key="outcome">{VERDICTS[registered.outcome]}</strong>],
    ["总分", <Marks key="total" value={registered.total} unit />],
    [
      "达标分值",
      <span key="pass" className="inline-flex items-baseline gap-x-2">
        <Marks value={registered.passMark} unit />
        {registered.passMarkAssumed ? <AssumedMark plain /> : null}
      </span>,
    ],
    ["公布日期", formatDay(dayOf(registered.publishedAt))],
    [
      "编号",
      <span key="number" className="font-mono">
        {number}
      </span>,
    ],
  ];
  return (
    <div className="max-w-text space-y-4">
      <Callout tone={TONES[standing]} title={standings[standing]}>
        <p>{MEANINGS[standing]}</p>
        {registered.reason ? <p>理由：{registered.reason}</p> : null}
        {registered.inCorrection ? <p>更正正在办理，新的结果公布之前仍然有效。</p> : null}
        {registered.replacedBy ? (
          <p>
            <PageLink href={`/outcomes/${registered.replacedBy}`}>查看更正后的结果</PageLink>
          </p>
        ) : null}
      </Callout>
      <SummaryList rows={rows.map(([label, value]) => ({ key: label, label, value }))} />
      <DigestLine digest={registered.digest} />
      <p>
        <PageLink href={`/outcomes/${code}`}>查看这项结果的得分和依据</PageLink>
      </p>
    </div>
  );
}

function Refusal({ tone, title, children }: { tone: Tone; title: string; children: ReactNode }) {
  return (
    <Callout tone={tone} title={title}>
      {children}
    </Callout>
  );
}

function Answer({ answer }: { answer: Exclude<Verification, { kind: "ask" }> }) {
  switch (answer.kind) {
    case "found":
      return <Facts registered={answer.registered} />;
    case "misspelled":
      return (
        <Refusal tone="pending" title="编号的格式不对">
          编号由年份、八位字母和数字、八位核对码组成，例如
          2026-k7d3mw9x-4f2a91c0。请核对后重新输入。
        </Refusal>
      );
    case "unknown":
      return (
        <Refusal tone="failed" title="没有公布过这个编号的结果">
          请核对编号。编号无误的，这份证书或报告不是本站公布的。
        </Refusal>
      );
    case "mismatch":
      return (
        <Refusal tone="failed" title="核对码不符">
          编号的前两段存在，后一段与公布的结论对不上：可能输错了，也可能纸上的内容被改动过。请与
          <PageLink href={`/outcomes/${answer.code}`}>公布的结果</PageLink>逐项核对。
        </Refusal>
      );
    case "barred":
      return (
        <Refusal tone="pending" title="查询太多，请过一会儿再试">
          从您的网络查询了太多不存在的编号，十五分钟后可以再试。也可以在
          <PageLink href="/outcomes">结果公布</PageLink>里按社区名称查找。
        </Refusal>
      );
  }
}

/** What stands behind the number that was asked for. */
export function VerifyAnswer({ answer }: { answer: Verification }) {
  if (answer.kind === "ask") return null;
  return (
    <section aria-label="核验的结果" className="mb-8 border-b border-line pb-8">
      <Answer answer={answer} />
    </section>
  );
}
