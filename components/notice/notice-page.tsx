import { AnsweredObjections } from "@/components/objection/answered-objections";
import { OutcomeGates } from "@/components/publication/outcome-gates";
import { Scenes, SectionBars } from "@/components/publication/outcome-sections";
import { Conclusion } from "@/components/scorecard/conclusion";
import { ScoreTree } from "@/components/scorecard/score-tree";
import { scoreTree } from "@/components/scorecard/score-tree-data";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { PagePart } from "@/components/ui/page-part";
import { formatDay } from "@/lib/calendar";
import type { LoadedNotice } from "@/lib/notice/types";
import { sceneFigures, sectionFigures } from "@/lib/publication/policy";
import { NOTICE_TITLES } from "./notice-table";

/** Where the notice stands, and what comes next. */
function Standing({ notice, over }: LoadedNotice) {
  const period = `${formatDay(notice.startsOn)}至${formatDay(notice.endsOn)}（${notice.workingDays} 个工作日）`;
  if (notice.standing === "published")
    return (
      <Callout tone="passed" title="公示已结束，结果已公布">
        <PageLink href={`/outcomes/${notice.code}`}>查看公布的结果</PageLink>
      </Callout>
    );
  if (notice.standing === "stopped")
    return (
      <Callout tone="pending" title="公示已中止">
        这项结果正在重新核验，审定后会再次公示。公示期原为{period}。
      </Callout>
    );
  return over ? (
    <Callout tone="info" title="公示期已结束">
      公示期为{period}，结果等待公布。
    </Callout>
  ) : (
    <Callout tone="info" title="正在公示">
      <p>公示期为{period}。对结果或者某一项得分有异议的，可以在公示期内提出。</p>
      <p className="mt-3 print:hidden">
        <LinkButton href={`/notices/${notice.code}/objection`}>提出异议</LinkButton>
      </p>
    </Callout>
  );
}

/** The marks that residents may see while a result is on notice. */
function Result({ notice, prepared, explanation }: LoadedNotice) {
  const { result } = notice;
  if (!result || !explanation) return null;
  const { decision, outcome } = result;
  const scenes = sceneFigures(prepared, decision);
  const grade = prepared.standard.grades?.find(({ id }) => id === decision.total.grade)?.title;
  return (
    <>
      <div className="mt-6">
        <Conclusion
          decision={decision}
          sentences={explanation.gates}
          headline={NOTICE_TITLES[outcome]}
          grade={grade}
        >
          公示期满后公布的才是验收结果。
        </Conclusion>
      </div>
      <section aria-labelledby="sections" className="mt-10">
        <h2 id="sections" className="mb-4">
          各板块得分
        </h2>
        <SectionBars parts={sectionFigures(prepared, decision)} />
      </section>
      {scenes.length === 0 ? null : (
        <PagePart id="scenes" title="各场景得分">
          <Scenes scenes={scenes} />
        </PagePart>
      )}
      <PagePart id="gates" title="达标情况">
        <OutcomeGates prepared={prepared} decision={decision} sentences={explanation.gates} />
      </PagePart>
      <PagePart id="points" title="评分明细">
        <p className="mb-3 text-muted">均为核定分。</p>
        <ScoreTree
          label="逐级得分"
          single
          nodes={scoreTree({ nodes: prepared.standard.sections, self: decision })}
        />
      </PagePart>
    </>
  );
}

/** A result on public notice: until when, the marks, and what becomes of it. */
export function NoticePage(loaded: LoadedNotice) {
  const { notice, prepared, typeTitle, tierTitle } = loaded;
  return (
    <article>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "公示", href: "/notices" },
          { label: notice.communityName },
        ]}
      />
      <PageHeader
        kicker="验收结果公示"
        title={notice.communityName}
        lead={`${notice.districtName}，${notice.street}。${tierTitle}，${typeTitle}。`}
      />
      <Standing {...loaded} />
      <Result {...loaded} />
      <PagePart id="objections" title="异议和答复">
        <AnsweredObjections objections={notice.objections} prepared={prepared} />
        <p className="mt-3">
          <PageLink href="/receipts">凭回执编号查询</PageLink>
        </p>
      </PagePart>
    </article>
  );
}
