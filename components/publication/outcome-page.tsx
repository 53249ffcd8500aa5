import { OutcomeStanding } from "@/components/amendment/outcome-standing";
import { ComparisonParts } from "@/components/catalogue/comparison-parts";
import { SharePart } from "@/components/catalogue/share-part";
import { AssumedNotice } from "@/components/scorecard/assumed-notice";
import { Conclusion } from "@/components/scorecard/conclusion";
import { ScoreTree } from "@/components/scorecard/score-tree";
import { scoreTree } from "@/components/scorecard/score-tree-data";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { PagePart } from "@/components/ui/page-part";
import { dayOf, formatDay } from "@/lib/calendar";
import type { Comparison } from "@/lib/catalogue/types";
import { countedLosses, sceneFigures, sectionFigures } from "@/lib/publication/policy";
import type { OutcomeView } from "@/lib/publication/types";
import { type Prepared, pathOf } from "@/lib/scoring";
import { OutcomeGates } from "./outcome-gates";
import { OutcomeLosses, SHOWN_LOSSES } from "./outcome-losses";
import { OutcomeOrigin } from "./outcome-origin";
import { Scenes, SectionBars } from "./outcome-sections";
import { OUTCOME_TITLES } from "./outcome-tag";

function Head({ outcome, typeTitle, tierTitle }: OutcomeView) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "结果公布", href: "/outcomes" },
          { label: outcome.communityName },
        ]}
      />
      <PageHeader
        kicker="验收结果"
        title={outcome.communityName}
        lead={`${outcome.districtName}，${outcome.street}。${tierTitle}，${typeTitle}。`}
      />
    </>
  );
}

/** The way to what failed and to the largest losses: what a reader comes for stands open. */
function openedIds(prepared: Prepared, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => pathOf(prepared, id).map((node) => node.id)));
}

/** A published outcome: the conclusion and its reasons first, then the figures, then where everything comes from. */
export function OutcomePage({
  prepared,
  comparison,
  ...view
}: OutcomeView & { prepared: Prepared; comparison: Comparison }) {
  const { outcome, standard, explanation } = view;
  const { decision } = outcome;
  const { published, referenced, assumed } = standard.figures;
  const scenes = sceneFigures(prepared, decision);
  const grade = prepared.standard.grades?.find(({ id }) => id === decision.total.grade)?.title;
  const waived = outcome.submission.waived;
  const tree = scoreTree({ nodes: prepared.standard.sections, self: decision, waived });
  const losses = countedLosses(prepared, decision, explanation.losses);
  const opened = openedIds(prepared, [
    ...decision.gates.filter((gate) => !gate.passed).map(({ id }) => id),
    ...losses.slice(0, SHOWN_LOSSES).map(({ id }) => id),
  ]);
  const method = `/method/${standard.family}/${encodeURIComponent(standard.version)}`;
  return (
    <article>
      <Head {...view} />
      <OutcomeStanding standing={view.standing} />
      <Conclusion
        decision={decision}
        sentences={explanation.gates}
        headline={OUTCOME_TITLES[outcome.outcome]}
        grade={grade}
      >
        {formatDay(dayOf(outcome.publishedAt))}公布。总分和每一个单项都达标才通过。
      </Conclusion>
      <div className="mt-6">
        <AssumedNotice total={published + referenced + assumed} assumed={assumed}>
          <PageLink href={`${method}#sources`}>查看依据</PageLink>
        </AssumedNotice>
      </div>
      <PagePart id="sections" title="各板块得分">
        <SectionBars parts={sectionFigures(prepared, decision)} />
      </PagePart>
      {scenes.length === 0 ? null : (
        <PagePart id="scenes" title="各场景得分">
          <Scenes scenes={scenes} />
        </PagePart>
      )}
      <PagePart id="gates" title="达标情况">
        <OutcomeGates prepared={prepared} decision={decision} sentences={explanation.gates} />
      </PagePart>
      <PagePart id="losses" title="失分在哪里">
        <OutcomeLosses losses={losses} />
      </PagePart>
      <PagePart id="points" title="评分明细">
        <p className="mb-3 text-muted">
          均为核定分。未达标的和失分最多的已展开，其余点开查看；打印时只印展开的。
        </p>
        <div className="print-as-shown">
          <ScoreTree label="逐级得分" single nodes={tree} opened={opened} />
        </div>
      </PagePart>
      <PagePart id="comparison" title="与其他结果比较">
        <ComparisonParts comparison={comparison} />
      </PagePart>
      <PagePart id="origin" title="结果怎样得出">
        <OutcomeOrigin view={view} prepared={prepared} />
      </PagePart>
      <PagePart id="share" title="转给别人">
        <SharePart address={comparison.address} name={outcome.communityName} />
      </PagePart>
    </article>
  );
}
