import { FigureMark } from "@/components/scorecard/figure-mark";
import { GateTable } from "@/components/scorecard/gate-table";
import { gateKey } from "@/components/scorecard/words";
import { Disclosure } from "@/components/ui/disclosure";
import { basisOf, type Decision, type Gate, type GateSentence, type Prepared } from "@/lib/scoring";

const FIELDS = { total: "passMark", "pass-mark": "passMark", sample: "minResponses" } as const;

export interface OutcomeGatesProps {
  prepared: Prepared;
  decision: Decision;
  sentences: readonly GateSentence[];
}

/** Every requirement with its threshold's source: marks in sight, control items and samples behind a line. */
export function OutcomeGates({ prepared, decision, sentences }: OutcomeGatesProps) {
  const mark = (gate: Gate, text: string) =>
    gate.kind === "requirement" ? (
      text
    ) : (
      <FigureMark basis={basisOf(prepared, gate.id, FIELDS[gate.kind])}>{text}</FigureMark>
    );
  const byMarks = decision.gates.filter(({ kind }) => kind === "total" || kind === "pass-mark");
  const others = decision.gates.filter((gate) => !byMarks.includes(gate));
  const failed = others.filter((gate) => !gate.passed).length;
  return (
    <>
      <GateTable gates={byMarks} caption="总分和单项分值" passMark={mark} />
      {others.length === 0 ? null : (
        <Disclosure
          className="mt-2"
          open={failed > 0}
          summary={`控制项和问卷份数：${others.length} 项，${failed === 0 ? "全部达标" : `${failed} 项未达标`}`}
        >
          <GateTable gates={others} caption="控制项和问卷份数" passMark={mark} />
        </Disclosure>
      )}
      <Disclosure summary="逐项用一句话说明" className="print:hidden">
        <ul className="max-w-text list-disc space-y-1 pl-5">
          {sentences.map((gate) => (
            <li key={gateKey(gate)}>{gate.sentence}</li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
