import { Suspense } from "react";
import { ApplicationHeader } from "@/components/application/application-header";
import { Conclusion } from "@/components/scorecard/conclusion";
import { marksText } from "@/components/scorecard/words";
import { Callout } from "@/components/ui/callout";
import { Table } from "@/components/ui/table";
import type { LoadedAnalysis, PlanView } from "@/lib/analysis/types";
import { pageOf } from "@/lib/application/score";
import { explain } from "@/lib/scoring";
import { GapSection } from "./gap-section";
import { PlanPending, PlanSection, type PlanSectionProps } from "./plan-section";

const BASIS = {
  verified: "按核定的内容计算。",
  self: "按申报人员填报的内容计算，以审定结论为准。",
};

function Firmness({ robustness, fragile }: Pick<LoadedAnalysis, "robustness" | "fragile">) {
  if (!robustness) return null;
  const { size } = robustness;
  return (
    <section aria-labelledby="firmness" className="max-w-text">
      <h2 id="firmness" className="mb-2">
        结论余量
      </h2>
      {size === null ? (
        <p>满意度和控制项以外的评分点即使都降为 0 分，仍然达标。</p>
      ) : (
        <p>
          最少 {size} 个评分点降为 0 分，结论就会变为未达标，例如：{fragile.join("、")}。
          {size === 1 ? "这样的评分点请优先备齐佐证。" : ""}
        </p>
      )}
    </section>
  );
}

function StillPossible({ bounds, lost }: Pick<LoadedAnalysis, "bounds" | "lost">) {
  if (!bounds) return null;
  if (lost.length > 0)
    return (
      <Callout tone="failed" title="已无法通过">
        <ul className="list-disc pl-5">
          {lost.map((sentence) => (
            <li key={sentence}>{sentence}。</li>
          ))}
        </ul>
      </Callout>
    );
  const { low, high } = bounds.total;
  return (
    <p>
      没有填的评分点填完后，总分在 {marksText(low)} 至 {marksText(high)} 分之间。
      {bounds.verdict === "certain-pass" ? "无论怎样填，都已达标。" : ""}
    </p>
  );
}

function Samples({ sampling }: Pick<LoadedAnalysis, "sampling">) {
  if (sampling.length === 0) return null;
  const close = sampling.filter((sample) => sample.passMarkWithin);
  return (
    <div>
      <h2 className="mb-2">问卷的抽样误差</h2>
      <p className="mb-3 max-w-text text-muted">
        只问了一部分居民，得分会有误差（95% 把握，按常住人口修正）。误差只供参考，不改变结论。
        {close.length > 0
          ? `达标分值落在误差之内的：${close.map((sample) => sample.title).join("、")}。`
          : ""}
      </p>
      <Table
        caption="问卷的抽样误差"
        captionHidden
        stack
        dense
        rows={sampling}
        rowKey={(sample) => sample.id}
        columns={[
          { key: "title", title: "问卷", rowHeader: true, cell: (sample) => sample.title },
          {
            key: "n",
            title: "有效答卷",
            numeric: true,
            cell: (sample) => `${sample.responses} 份`,
          },
          { key: "score", title: "得分", numeric: true, cell: (s) => marksText(s.score) },
          { key: "margin", title: "误差", numeric: true, cell: (s) => `±${marksText(s.margin)}` },
          {
            key: "range",
            title: "范围",
            numeric: true,
            cell: (s) => `${marksText(s.low)} 至 ${marksText(s.high)}`,
          },
        ]}
      />
    </div>
  );
}

async function SolvedPlan({
  solving,
  ...page
}: Omit<PlanSectionProps, "view"> & { solving: Promise<PlanView | null> }) {
  const view = await solving;
  return view && <PlanSection view={view} {...page} />;
}

/** What can be said about a result besides the result: what is open, what it would take, how firm it is. */
export function AnalysisPage({ analysis }: { analysis: LoadedAnalysis }) {
  const { view, prepared, decision, bounds, gaps, plan } = analysis;
  const mayEnter = analysis.allowed.includes("save-answers");
  const hrefOf = (id: string) => {
    const page = pageOf(prepared, id);
    return mayEnter && page
      ? `/applications/${view.id}/${page.path}#field-answers.${id}`
      : undefined;
  };
  if (!decision)
    return (
      <>
        <ApplicationHeader view={view} title="差距与补短板" />
        <p>社区资料有误，暂不能计算，请先核对社区资料。</p>
      </>
    );
  return (
    <>
      <ApplicationHeader view={view} title="差距与补短板" lead={BASIS[analysis.basis]} />
      <div className="space-y-10">
        <div className="max-w-text space-y-4">
          {decision.missing.length > 0 ? (
            <>
              <p className="text-lg">{explain(prepared, decision).headline}</p>
              <StillPossible bounds={bounds} lost={analysis.lost} />
            </>
          ) : (
            <Conclusion decision={decision} sentences={explain(prepared, decision).gates} />
          )}
        </div>
        <Firmness {...analysis} />
        {plan ? (
          <Suspense fallback={<PlanPending />}>
            <SolvedPlan
              solving={plan}
              address={`/applications/${view.id}/analysis`}
              hrefOf={hrefOf}
              missing={decision.missing}
            />
          </Suspense>
        ) : null}
        {gaps.map((gap) => (
          <GapSection key={gap.standardTitle} gap={gap} />
        ))}
        <Samples sampling={analysis.sampling} />
      </div>
    </>
  );
}
