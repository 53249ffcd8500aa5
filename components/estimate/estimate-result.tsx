import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { GateTable } from "@/components/scorecard/gate-table";
import { Marks } from "@/components/scorecard/marks";
import { marginText, sentenceFor } from "@/components/scorecard/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Sign } from "@/components/ui/sign";
import type { EstimateResult as Result } from "@/lib/estimate/types";
import { INKS, levelName, TONES, verdictText } from "./verdict";

function Total({ result }: { result: Result }) {
  const { total, gates, explanation } = result;
  const open = gates.some((gate) => gate.kind === "total" && gate.open);
  const assumed = explanation.gates.some((gate) => gate.kind === "total" && gate.assumed);
  return (
    <p className="mt-1">
      {open ? "已填部分合计" : "总分"} <Marks value={total.score} className="font-semibold" />{" "}
      分，达标分值 <Marks value={total.passMark} /> 分{assumed ? <AssumedMark plain /> : null}
      {open ? "。" : `，差额 ${marginText(total.margin)} 分。`}
    </p>
  );
}

/** What an entry comes to by one standard: the verdict, the total, then only what fails. */
export function EstimateResult({ result }: { result: Result }) {
  const { family, verdict, gates, explanation, title } = result;
  const known = gates.filter((gate) => !gate.open);
  const failing = known.filter((gate) => !gate.passed);
  return (
    <section aria-labelledby={`result-${family}`} className="border-t border-line-strong pt-3">
      <h3
        id={`result-${family}`}
        className={`flex items-center gap-2 text-xl font-semibold ${INKS[verdict]}`}
      >
        <Sign tone={TONES[verdict]} />
        {verdictText(result)}
      </h3>
      <p className="text-sm text-muted">《{title}》</p>
      <Total result={result} />
      {failing.length === 0 ? null : (
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {failing.map((gate) => {
            const { sentence, assumed } = sentenceFor(gate, explanation.gates);
            return (
              <li key={gate.id}>
                {sentence}
                {assumed ? <AssumedMark plain /> : null}
              </li>
            );
          })}
        </ul>
      )}
      {known.length === 0 ? null : (
        <Disclosure summary={`已能判断的 ${known.length} 项`}>
          <GateTable gates={known} caption={`${levelName(result)}标准下已能判断的各项`} />
        </Disclosure>
      )}
    </section>
  );
}
