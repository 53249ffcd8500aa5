import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";
import {
  type Allocation,
  type PlannedSizes,
  type PublishedResults,
  type PublishedSurvey,
  type SurveyPhase,
  smallestGroup,
} from "@/lib/survey/types";
import { AllocationTable } from "./allocation-table";
import { RepeatDraw } from "./repeat-draw";
import { SurveyFacts } from "./survey-facts";
import { JudgementNote, PublishedCounts } from "./survey-results";
import { SurveyTag } from "./survey-tag";

export interface PlanPageProps {
  survey: PublishedSurvey;
  phase: SurveyPhase;
  sizes: PlannedSizes | null;
  allocation: readonly Allocation[];
}

function HowToRepeat({ survey }: { survey: PublishedSurvey }) {
  if (!survey.seed || !survey.commitment || survey.purgedAt) return null;
  const href = `/survey/plans/${survey.id}/draw`;
  return (
    <section aria-labelledby="repeat" className="reading mt-10">
      <h2 id="repeat">怎样重复这次抽样</h2>
      <RepeatDraw
        href={href}
        commitment={survey.commitment}
        registerDigest={survey.registerDigest}
      />
      <ol>
        <li>
          下载抽样数据。里面有种子、名册（只有楼幢和房号）、各幢分配和抽中的住户。
          <div className="mt-2">
            <LinkButton href={href} variant="secondary" size="small" download>
              下载抽样数据（JSON）
            </LinkButton>
          </div>
        </li>
        <li>种子的 SHA-256 应等于抽样前公布的承诺；名册的 SHA-256 应等于名册摘要值。</li>
        <li>
          每户的签号是以种子为密钥、对“楼幢、换行、房号”计算的
          HMAC-SHA256。各幢按签号从小到大取到分配的户数，应与抽中的住户相同。
        </li>
        <li>
          也可以取得本系统的源代码，运行：
          <code className="mt-1 block overflow-x-auto bg-surface px-3 py-2 font-mono text-sm">
            npm run --silent survey:draw -- 抽样数据.json
          </code>
        </li>
      </ol>
    </section>
  );
}

/** How many answers count at least, and the share of those invited. */
function returnedOf({ invited }: PublishedSurvey, { answered }: PublishedResults) {
  if (answered === null) return { label: "有效答卷", value: `少于 ${smallestGroup} 份` };
  const share = invited ? `，占邀请的 ${((answered / invited) * 100).toFixed(1)}%` : "";
  return { label: "有效答卷", value: `${answered} 份${share}` };
}

/** What everybody may know of a survey: how it was drawn, and, once it is over, what came of it. */
export function PlanPage({ survey, phase, sizes, allocation }: PlanPageProps) {
  const { results } = survey;
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "居民满意度调查", href: "/survey" },
          { label: "抽样与结果", href: "/survey/plans" },
          { label: survey.communityName },
        ]}
      />
      <PageHeader
        kicker={survey.districtName}
        title={`${survey.communityName}居民满意度调查`}
        status={<SurveyTag phase={phase} />}
      />
      {results ? (
        <section aria-labelledby="results" className="mb-10">
          <h2 id="results" className="mb-3">
            结果
          </h2>
          <PublishedCounts form={survey.form} results={results} />
          {survey.judgement ? (
            <div className="mt-4">
              <JudgementNote judgement={survey.judgement} />
            </div>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="plan">
        <h2 id="plan" className="mb-3">
          计划与抽样
        </h2>
        <SurveyFacts
          survey={survey}
          sizes={sizes}
          returned={results && returnedOf(survey, results)}
        />
        <div className="mt-4">
          <AllocationTable allocation={allocation} />
        </div>
      </section>
      <HowToRepeat survey={survey} />
    </>
  );
}
