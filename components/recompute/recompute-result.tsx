import { Callout } from "@/components/ui/callout";
import { Sign } from "@/components/ui/sign";
import type { Disparity, Recomputation, Step } from "@/lib/recompute/types";

const ABSENT = "没有";

function Disparities({ listed, count }: { listed: readonly Disparity[]; count: number }) {
  if (listed.length === 0) return null;
  return (
    <>
      <ul className="mt-1 border-t border-line">
        {listed.map(({ path, place, published, found }) => (
          <li key={path} className="border-b border-line py-1.5">
            <p className="font-medium">{place}</p>
            <p className="flex flex-wrap gap-x-6 text-sm">
              <span className="min-w-0">
                <span className="text-muted">公布的</span>{" "}
                <span className="font-mono break-all">{published ?? ABSENT}</span>
              </span>
              <span className="min-w-0 text-failed">
                <span>现在的</span> <span className="font-mono break-all">{found ?? ABSENT}</span>
              </span>
            </p>
          </li>
        ))}
      </ul>
      {count > listed.length ? (
        <p className="mt-1 text-sm text-muted">另有 {count - listed.length} 处没有列出。</p>
      ) : null}
    </>
  );
}

function Digests({ published, found }: NonNullable<Step["digests"]>) {
  if (published === found)
    return <p className="font-mono text-sm break-all text-muted">{published}</p>;
  return (
    <dl className="text-sm">
      <dt className="text-muted">公布的摘要值</dt>
      <dd className="font-mono break-all">{published}</dd>
      <dt className="text-failed">现在的摘要值</dt>
      <dd className="font-mono break-all text-failed">{found}</dd>
    </dl>
  );
}

function StepLine({ step }: { step: Step }) {
  const tone = step.same ? "passed" : "failed";
  return (
    <li className="flex gap-3 border-b border-line py-3">
      <Sign
        tone={tone}
        className={`mt-[0.3em] size-[1.15em] flex-none ${step.same ? "text-passed" : "text-failed"}`}
      />
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-semibold">{step.title}</span>{" "}
          <span className={step.same ? "text-passed" : "font-medium text-failed"}>{step.word}</span>
        </p>
        <p>{step.sentence}</p>
        {step.digests ? <Digests {...step.digests} /> : null}
        <Disparities listed={step.disparities} count={step.count} />
      </div>
    </li>
  );
}

/** The verdict, then step by step what was held against what. */
export function RecomputeResult({ result }: { result: Recomputation & { from: string } }) {
  return (
    <div className="max-w-text">
      <Callout tone={result.same ? "passed" : "failed"} title={result.headline}>
        计算所用：{result.from}。
      </Callout>
      <ol className="mt-3">
        {result.steps.map((step) => (
          <StepLine key={step.key} step={step} />
        ))}
      </ol>
    </div>
  );
}
