import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { formatDay } from "@/lib/calendar";
import type { LoadedSurvey } from "@/lib/survey/types";
import { AllocationTable } from "./allocation-table";
import { LettersForm } from "./letters-form";
import { RegisterForm } from "./register-form";
import { CancelForm, CloseForm, CommitForm, EnterForm, ExtendForm, JudgeForm } from "./step-forms";
import { SurveyFacts } from "./survey-facts";
import { JudgementNote, SurveyCounts, SurveySigns } from "./survey-results";
import { SurveyTag } from "./survey-tag";

/** What comes next, in one sentence. */
function nextStep({ survey, phase, responses }: LoadedSurvey): string | null {
  switch (phase) {
    case "planned":
      return survey.households === null
        ? "下一步：导入住户名册。"
        : "下一步：核对名册和样本量，公布抽样承诺。公布以后名册和计划不能再改。";
    case "committed":
      return "下一步：抽样并制作邀请信。种子此时公布，任何人都能用它重复抽样。";
    case "drawn":
      return `下一步：把邀请信送到抽中的住户，${formatDay(survey.opensOn)}起可以答卷。`;
    case "running":
      return `正在答卷，已收回 ${responses} 份。各题结果在结束后才显示，截止前谁也看不到。`;
    case "over":
      return "答卷已经截止。结束调查，份数就固定下来并写入申报。";
    case "closed":
      return survey.enteredAt === null ? "份数还没有写入申报。" : null;
    case "cancelled":
      return null;
  }
}

/** The office sees all that came back; the public page shows what counts. */
const returnedOf = (invited: number | null, responses: number) =>
  invited
    ? {
        label: "收回",
        value: `${responses} 份，回收率 ${((responses / invited) * 100).toFixed(1)}%`,
      }
    : null;

/** One survey of an application: where it stands, what comes next, and what has come of it. */
export function SurveyPanel({ loaded, title }: { loaded: LoadedSurvey; title: string }) {
  const { survey, phase, steps, responses, sizes, allocation } = loaded;
  const values = { surveyId: survey.id, version: survey.version };
  const next = nextStep(loaded);
  const may = (step: (typeof steps)[number]) => steps.includes(step);
  const { results } = survey;
  return (
    <section aria-labelledby={survey.id} className="mt-8 space-y-6">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={survey.id}>{title}</h2>
        <SurveyTag phase={phase} />
      </div>
      {next ? <Callout tone={phase === "over" ? "pending" : "info"}>{next}</Callout> : null}
      {may("register") ? (
        <div className="max-w-text space-y-4">
          <LinkButton
            href={`/applications/${survey.applicationId}/survey/register`}
            variant="secondary"
            download
          >
            下载空白名册
          </LinkButton>
          <RegisterForm {...values} />
        </div>
      ) : null}
      {may("commit") ? <CommitForm {...values} /> : null}
      <LettersForm
        {...values}
        invited={sizes?.invited ?? 0}
        mayDraw={may("draw")}
        mayRenew={may("renew")}
      />
      {may("close") ? <CloseForm {...values} /> : null}
      {may("enter") ? <EnterForm {...values} /> : null}
      {results ? (
        <>
          <SurveyCounts form={survey.form} results={results} />
          <SurveySigns results={results} />
          {survey.judgement ? <JudgementNote judgement={survey.judgement} /> : null}
          {may("judge") ? (
            <div className="max-w-text">
              <JudgeForm {...values} judgement={survey.judgement} />
            </div>
          ) : null}
          <h3>计划与抽样</h3>
        </>
      ) : null}
      <SurveyFacts survey={survey} sizes={sizes} returned={returnedOf(survey.invited, responses)} />
      {survey.commitment ? (
        <p>
          公开页：<PageLink href={`/survey/plans/${survey.id}`}>抽样与结果</PageLink>
        </p>
      ) : null}
      <AllocationTable allocation={allocation} />
      {may("extend") ? <ExtendForm {...values} closesOn={survey.closesOn} /> : null}
      {may("cancel") ? <CancelForm {...values} /> : null}
    </section>
  );
}
