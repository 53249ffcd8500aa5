import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { OUTCOME_TONES } from "@/components/scorecard/words";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusTag } from "@/components/ui/status-tag";
import type { Gap } from "@/lib/analysis/types";
import type { LossSentence } from "@/lib/scoring/types";

const shown = 10;

const THERE = { passed: "达到", failed: "未达到", incomplete: "还不能判断" } as const;

function Losses({ losses }: { losses: readonly LossSentence[] }) {
  return (
    <ol className="list-decimal space-y-1 pl-6">
      {losses.map((loss) => (
        <li key={loss.id}>
          {loss.sentence}
          {loss.assumed ? <AssumedMark plain /> : null}
        </li>
      ))}
    </ol>
  );
}

/** The same community by another standard: what is missed there, and where marks are lost, largest first. */
export function GapSection({ gap }: { gap: Gap }) {
  const { standardTitle, decision, gates, losses } = gap;
  return (
    <section aria-label={`对照《${standardTitle}》`} className="max-w-text">
      <h2 className="mb-2">对照省级标准找差距</h2>
      <p className="mb-3 text-muted">
        按《{standardTitle}》折算同一份填报。
        <StatusTag tone={OUTCOME_TONES[decision.outcome]}>{THERE[decision.outcome]}</StatusTag>
      </p>
      {gates.length > 0 ? (
        <>
          <h3 className="mb-1">在省级标准下未达标</h3>
          <ul className="mb-4 list-disc space-y-1 pl-6">
            {gates.map((gate) => (
              <li key={`${gate.kind} ${gate.id}`}>
                {gate.sentence}
                {gate.assumed ? <AssumedMark plain /> : null}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mb-4">省级标准的各项都达标。</p>
      )}
      {losses.length > 0 ? (
        <>
          <h3 className="mb-1">在省级标准下失分，从多到少</h3>
          <Losses losses={losses.slice(0, shown)} />
          {losses.length > shown ? (
            <Disclosure summary={`其余 ${losses.length - shown} 处`}>
              <Losses losses={losses.slice(shown)} />
            </Disclosure>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
