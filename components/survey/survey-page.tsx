import { ApplicationHeader } from "@/components/application/application-header";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import type { ApplicationView } from "@/lib/application/types";
import type { Person } from "@/lib/auth/types";
import { formatDay } from "@/lib/calendar";
import type { LoadedSurvey } from "@/lib/survey/types";
import { PlanForm } from "./plan-form";
import { SurveyPanel } from "./survey-panel";

export interface SurveyPageProps {
  view: ApplicationView;
  person: Person;
  surveys: readonly LoadedSurvey[];
  mayPlan: boolean;
}

/** All surveys of an application, the newest first: an earlier one is not hidden by the next. */
export function SurveyPage({ view, person, surveys, mayPlan }: SurveyPageProps) {
  const plan = (
    <PlanForm
      applicationId={view.id}
      organiser={`${person.districtName ?? ""}未来社区建设工作专班`}
    />
  );
  return (
    <>
      <ApplicationHeader
        view={view}
        title="居民满意度调查"
        lead="随机抽取住户，寄信邀请，不记名作答。份数直接写入申报，抽样和结果公开。"
      />
      {surveys.length === 0 && !mayPlan ? (
        <EmptyState title="没有做过调查">
          居民满意度的份数由人工填写，须写明或上传依据的文件。
        </EmptyState>
      ) : null}
      {surveys.map((loaded) => (
        <SurveyPanel
          key={loaded.survey.id}
          loaded={loaded}
          title={`${formatDay(loaded.survey.opensOn)}开始的调查`}
        />
      ))}
      {mayPlan ? (
        surveys.length === 0 ? (
          <section aria-labelledby="plan" className="mt-10 max-w-text">
            <h2 id="plan" className="mb-4">
              制订调查计划
            </h2>
            {plan}
          </section>
        ) : (
          <Disclosure summary="另做一次调查" className="mt-6 max-w-text">
            {plan}
          </Disclosure>
        )
      ) : null}
    </>
  );
}
