import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Sign } from "@/components/ui/sign";
import type { Decision, GateSentence } from "@/lib/scoring/types";
import { AssumedMark } from "./assumed-mark";
import { Marks } from "./marks";
import { gateKey, marginText, OUTCOME_TONES, OUTCOME_WORDS, sentenceFor } from "./words";

export interface ConclusionProps {
  decision: Pick<Decision, "outcome" | "total" | "gates" | "missing">;
  /** Sentences of the library's `explain`; without them the gates are put in words here, without sources. */
  sentences?: readonly GateSentence[];
  /** The outcome in other words: 通过验收, once it is formal. */
  headline?: string;
  /** The grade's title where the standard has grades. */
  grade?: string;
  /** Under the reasons: who decided when, or what happens next. */
  children?: ReactNode;
}

const EDGES = {
  passed: "border-passed",
  failed: "border-failed",
  incomplete: "border-pending",
};
const INKS = { passed: "text-passed", failed: "text-failed", incomplete: "text-pending" };

/** The outcome in large words, the total against its pass mark, then only what failed: the reason before the tables. */
export function Conclusion({ decision, sentences, headline, grade, children }: ConclusionProps) {
  const { outcome, total, gates, missing } = decision;
  const failing = gates.filter((gate) => !gate.passed);
  return (
    <section
      aria-label="结论"
      className={cx("border-t-4 border-b border-b-line py-5", EDGES[outcome])}
    >
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <div className="min-w-0">
          <p
            className={cx(
              "flex items-center gap-3 text-3xl font-semibold sm:text-4xl",
              INKS[outcome],
            )}
          >
            <Sign tone={OUTCOME_TONES[outcome]} className="size-[0.9em] flex-none" />
            {headline ?? OUTCOME_WORDS[outcome]}
          </p>
          {grade ? <p className="mt-1 text-lg">等级：{grade}</p> : null}
        </div>
        <dl className="grid grid-cols-[auto_auto] items-end gap-x-8 gap-y-2 sm:flex">
          <div className="col-span-2">
            <dt className="text-sm text-muted">总分</dt>
            <dd className="figures text-3xl leading-tight font-semibold">
              <Marks value={total.score} />
              <span className="text-lg font-normal text-muted">
                {" "}
                / <Marks value={total.fullMarks} />
              </span>
            </dd>
          </div>
          <div>
            <dt className="text-sm whitespace-nowrap text-muted">达标分值</dt>
            <dd className="figures text-lg">
              <Marks value={total.passMark} />
            </dd>
          </div>
          <div>
            <dt className="text-sm text-muted">差额</dt>
            <dd
              className={cx(
                "figures text-lg font-semibold",
                total.passed ? "text-passed" : "text-failed",
              )}
            >
              {marginText(total.margin)}
            </dd>
          </div>
        </dl>
      </div>
      <div className="mt-5 max-w-text">
        {failing.length === 0 ? (
          <p className="text-lg">
            {outcome === "incomplete"
              ? `目前 ${gates.length} 项都已达标，填完后才有结论。`
              : `全部 ${gates.length} 项达标。`}
          </p>
        ) : (
          <>
            <p className="text-lg font-semibold">
              {gates.length} 项中有 {failing.length} 项未达标：
            </p>
            <ul className="mt-1 space-y-2">
              {failing.map((gate) => {
                const { sentence, assumed } = sentenceFor(gate, sentences);
                return (
                  <li key={gateKey(gate)} className="flex items-baseline gap-2">
                    <Sign
                      tone="failed"
                      className="size-[0.85em] flex-none translate-y-px text-failed"
                    />
                    <span>
                      {sentence}
                      {assumed ? <AssumedMark plain /> : null}
                    </span>
                  </li>
                );
              })}
            </ul>
          </>
        )}
        {missing.length > 0 ? (
          <p className="mt-2 text-pending">还有 {missing.length} 个评分点没有填，暂按 0 分计。</p>
        ) : null}
        {children ? <div className="mt-3 text-muted">{children}</div> : null}
      </div>
    </section>
  );
}
