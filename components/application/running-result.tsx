"use client";

import { useEffect, useState } from "react";
import {
  gateFigures,
  gateKey,
  marginText,
  marksText,
  OUTCOME_TONES,
  OUTCOME_WORDS,
} from "@/components/scorecard/words";
import { cx } from "@/components/ui/cx";
import { PageLink } from "@/components/ui/page-link";
import { StatusTag } from "@/components/ui/status-tag";
import type { RunningResult as Result } from "@/lib/application/score";
import type { Decision } from "@/lib/scoring/types";
import { ResultFrame } from "./result-frame";

export interface RunningResultProps {
  result: Result;
  checkHref: string;
}

function headline(decision: Decision, errors: number, lost: readonly string[]): string {
  const { total, missing } = decision;
  const failing = decision.gates.filter((gate) => !gate.passed).length;
  const parts = [`总分 ${marksText(total.score)} 分，达标分值 ${marksText(total.passMark)} 分`];
  if (lost.length > 0) parts.push("已无法通过");
  if (failing > 0) parts.push(`${failing} 项未达标`);
  if (missing.length > 0) parts.push(`${missing.length} 个评分点未填`);
  if (errors > 0) parts.push(`${errors} 处填写有误`);
  return `${parts.join("；")}。`;
}

/** Says a changed result once typing has paused, not at every keystroke. */
function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 1_500);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

function Gates({ decision }: { decision: Decision }) {
  return (
    <ul className="border-t border-line text-sm">
      {decision.gates.map((gate) => {
        const figures = gateFigures(gate);
        return (
          <li
            key={gateKey(gate)}
            className="flex items-baseline justify-between gap-3 border-b border-line py-1"
          >
            <span className="min-w-0">
              {gate.title}
              {gate.kind === "sample" ? "（样本量）" : null}
            </span>
            <span
              className={cx(
                "figures text-right",
                gate.passed ? "text-passed" : "font-semibold text-failed",
              )}
            >
              {gate.kind === "requirement"
                ? figures.score
                : `${figures.score} / ${figures.passMark}`}
              {gate.kind === "requirement" ? null : (
                <span className="block text-muted">
                  {gate.passed ? "达标" : "未达标"}{" "}
                  {gate.kind === "sample" ? figures.margin : marginText(gate.margin)}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Detail({ result, checkHref }: Pick<RunningResultProps, "result" | "checkHref">) {
  const { decision, errors, lost } = result;
  if (!decision) return <p>填写有误，暂不能计算。请先改正标出的内容。</p>;
  return (
    <>
      <StatusTag tone={OUTCOME_TONES[decision.outcome]}>
        {OUTCOME_WORDS[decision.outcome]}
      </StatusTag>
      <p className="figures mt-2 text-2xl font-semibold">
        {marksText(decision.total.score)}
        <span className="text-base font-normal text-muted">
          {" "}
          / {marksText(decision.total.fullMarks)}
        </span>
      </p>
      <p className="figures text-sm">
        总分达标 {marksText(decision.total.passMark)}，
        <span className={decision.total.passed ? "text-passed" : "text-failed"}>
          {marginText(decision.total.margin)}
        </span>
      </p>
      {lost.length > 0 ? (
        <p className="mt-2 text-sm font-medium text-failed">已无法通过：{lost.join("；")}。</p>
      ) : null}
      <p className="mt-2 text-sm">
        {decision.missing.length > 0
          ? `还有 ${decision.missing.length} 个评分点未填写。`
          : "评分点已全部填写。"}
        {errors.length > 0 ? (
          <span className="font-medium text-failed">有 {errors.length} 处填写有误。</span>
        ) : null}{" "}
        <PageLink href={checkHref}>检查全部填报</PageLink>
      </p>
      <div className="mt-3">
        <Gates decision={decision} />
      </div>
    </>
  );
}

/** The result so far of the whole application. */
export function RunningResult({ result, checkHref }: RunningResultProps) {
  const { decision, errors, lost } = result;
  return (
    <>
      {decision ? <Announcement text={headline(decision, errors.length, lost)} /> : null}
      <ResultFrame
        label="当前得分"
        title="当前得分（自评）"
        bar={
          <>
            <span>
              总分 <strong>{decision ? marksText(decision.total.score) : "—"}</strong>
              {decision ? (
                <span className="text-muted"> / 达标 {marksText(decision.total.passMark)}</span>
              ) : null}
            </span>
            <span className="text-sm text-muted">
              {decision ? `未填 ${decision.missing.length}` : "填写有误"}
            </span>
          </>
        }
      >
        <Detail result={result} checkHref={checkHref} />
      </ResultFrame>
    </>
  );
}
