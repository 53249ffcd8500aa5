import { SummaryList } from "@/components/ui/summary-list";
import { formatDay, formatInstant } from "@/lib/calendar";
import type { PlannedSizes, PublishedSurvey } from "@/lib/survey/types";

export interface SurveyFactsProps {
  survey: Omit<PublishedSurvey, "results" | "judgement">;
  sizes: PlannedSizes | null;
  /** How many have answered, where that is to be shown. */
  returned?: { label: string; value: string } | null;
}

const digest = (text: string) => <span className="font-mono text-sm break-all">{text}</span>;

/** The plan and how far it has come; digests as they are published. */
export function SurveyFacts({ survey, sizes, returned }: SurveyFactsProps) {
  const { plan, households, invited } = survey;
  const rows = [
    survey.cancelReason && { key: "cancelled", label: "取消理由", value: survey.cancelReason },
    {
      key: "period",
      label: "答卷时间",
      value: `${formatDay(survey.opensOn)}至${formatDay(survey.closesOn)}`,
    },
    {
      key: "questions",
      label: "问卷",
      value: `${survey.form.questions.length} 题，措辞 ${survey.form.wording} 版`,
    },
    {
      key: "plan",
      label: "抽样计划",
      value: `误差 ±${plan.margin}%，置信水平 ${plan.confidence}%，预计回收率 ${plan.expectedResponse}%，按楼幢分层`,
    },
    households === null
      ? null
      : {
          key: "sizes",
          label: "样本量",
          value: `名册 ${households} 户，需要 ${sizes?.needed ?? 0} 份，邀请 ${invited ?? sizes?.invited ?? 0} 户`,
        },
    returned && { key: "returned", ...returned },
    survey.registerDigest && {
      key: "register",
      label: "名册摘要值",
      value: digest(survey.registerDigest),
    },
    survey.commitment &&
      survey.committedAt && {
        key: "commitment",
        label: "抽样承诺",
        value: (
          <>
            {digest(survey.commitment)}
            <p className="text-sm text-muted">
              种子的 SHA-256，{formatInstant(survey.committedAt)}公布
            </p>
          </>
        ),
      },
    survey.seed &&
      survey.drawnAt && {
        key: "seed",
        label: "种子",
        value: (
          <>
            {digest(survey.seed)}
            <p className="text-sm text-muted">{formatInstant(survey.drawnAt)}抽样时公布</p>
          </>
        ),
      },
    { key: "organiser", label: "组织单位", value: survey.organiser },
    { key: "contact", label: "咨询", value: survey.contact },
    {
      key: "keep",
      label: "保存期限",
      value: survey.purgedAt
        ? `答卷、调查码和名册已于${formatInstant(survey.purgedAt)}删除`
        : `结束后 ${survey.keepDays} 天删除答卷、调查码和名册`,
    },
  ];
  return <SummaryList rows={rows.filter((row) => !!row)} className="max-w-text" />;
}
