import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/calendar";
import { type PublishedSurvey, type SurveyPhase, smallestGroup } from "@/lib/survey/types";
import { SurveyTag } from "./survey-tag";

export interface PlansPageProps {
  surveys: readonly { survey: PublishedSurvey; phase: SurveyPhase }[];
  total: number;
  page: number;
  pageCount: number;
}

/** Every survey whose commitment was published, cancelled ones too. */
export function PlansPage({ surveys, total, page, pageCount }: PlansPageProps) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "居民满意度调查", href: "/survey" },
          { label: "抽样与结果" },
        ]}
      />
      <PageHeader
        title="满意度调查的抽样与结果"
        lead="抽样前公布承诺，抽样后公布种子和名册，任何人都能重复抽样。取消的调查也列在这里。"
      />
      {total === 0 ? (
        <EmptyState title="还没有公布的调查">区县市公布抽样承诺后，列在这里。</EmptyState>
      ) : (
        <>
          <Table
            caption={`共 ${total} 次调查`}
            stack
            rows={surveys}
            rowKey={({ survey }) => survey.id}
            columns={[
              {
                key: "community",
                title: "社区",
                rowHeader: true,
                cell: ({ survey }) => (
                  <PageLink href={`/survey/plans/${survey.id}`}>{survey.communityName}</PageLink>
                ),
              },
              { key: "district", title: "区、县、市", cell: ({ survey }) => survey.districtName },
              {
                key: "invited",
                title: "邀请",
                numeric: true,
                cell: ({ survey }) => (survey.invited === null ? "—" : `${survey.invited} 户`),
              },
              {
                key: "responses",
                title: "有效答卷",
                numeric: true,
                cell: ({ survey: { results } }) =>
                  results ? `${results.answered ?? `少于 ${smallestGroup}`} 份` : "—",
              },
              {
                key: "period",
                title: "答卷时间",
                className: "max-sm:col-span-full",
                cell: ({ survey }) => `${formatDay(survey.opensOn)}至${formatDay(survey.closesOn)}`,
              },
              {
                key: "state",
                title: "状态",
                corner: true,
                cell: ({ phase }) => <SurveyTag phase={phase} />,
              },
            ]}
          />
          <Pagination page={page} pageCount={pageCount} baseHref="/survey/plans" />
        </>
      )}
    </>
  );
}
