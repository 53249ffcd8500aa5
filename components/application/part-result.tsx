import { marginText, marksText } from "@/components/scorecard/words";
import { StatusTag } from "@/components/ui/status-tag";
import type { RunningResult } from "@/lib/application/score";
import { leavesOf, type Prepared } from "@/lib/scoring";
import type { StandardNode } from "@/lib/scoring/types";
import { ResultFrame } from "./result-frame";

export interface PartResultProps {
  prepared: Prepared;
  page: StandardNode;
  result: RunningResult;
}

/** The points of a page that are not filled in, and those filled in wrongly. */
export function gapsOn({ prepared, page, result }: PartResultProps) {
  const here = new Set(leavesOf(prepared, page.id).map((leaf) => leaf.id));
  const wrong = result.errors
    .map(({ path }) => path.replace("answers.", ""))
    .filter((id) => here.has(id));
  const missing = (result.decision?.missing ?? []).filter(
    (id) => here.has(id) && !wrong.includes(id),
  );
  return { missing: missing.length, wrong: new Set(wrong).size };
}

/** The result so far of one page, for who fills in nothing but that page. */
export function PartResult(props: PartResultProps) {
  const { page, result } = props;
  const { missing, wrong } = gapsOn(props);
  const gate = result.decision?.gates.find((found) => found.id === page.id);
  const found = result.decision?.nodes[page.id]?.score;
  const score = found === null || found === undefined ? "—" : marksText(found);
  return (
    <ResultFrame
      label="当前得分"
      title="本页得分（自评）"
      bar={
        <>
          <span>
            本页 <strong>{score}</strong>
            <span className="text-muted"> / {marksText(page.fullMarks)}</span>
          </span>
          <span className="text-sm text-muted">未填 {missing}</span>
        </>
      }
    >
      <p className="figures text-2xl font-semibold">
        {score}
        <span className="text-base font-normal text-muted"> / {marksText(page.fullMarks)}</span>
      </p>
      {gate && gate.kind === "pass-mark" ? (
        <p className="figures mt-1 text-sm">
          {missing > 0 ? null : (
            <>
              <StatusTag tone={gate.passed ? "passed" : "failed"}>
                {gate.passed ? "达标" : "未达标"}
              </StatusTag>{" "}
            </>
          )}
          达标分值 {marksText(gate.passMark)}，{marginText(gate.margin)}
        </p>
      ) : null}
      <p className="mt-2 text-sm">
        {missing > 0 ? `还有 ${missing} 个评分点未填写。` : "评分点已全部填写。"}
        {wrong > 0 ? (
          <span className="font-medium text-failed">有 {wrong} 处填写有误。</span>
        ) : null}
      </p>
    </ResultFrame>
  );
}
