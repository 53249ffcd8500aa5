import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { formatDay } from "@/lib/calendar";
import { percentText, startRate, totalOf } from "@/lib/dashboard/policy";
import type { Dashboard } from "@/lib/dashboard/types";
import { ApplicationProgress } from "./application-progress";
import { ProjectProgress } from "./project-progress";

function KeyFigures({ projects }: Pick<Dashboard, "projects">) {
  const { part, whole } = startRate(projects.stages);
  const figures = [
    ["项目", `${totalOf(projects.stages)} 个`],
    ["已列入名单", `${whole} 个`],
    ["已开工", `${part} 个`],
    ["开工率", percentText({ part, whole }) ?? "—"],
  ];
  return (
    <section aria-label="总数">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line py-4 sm:grid-cols-4">
        {figures.map(([label, figure]) => (
          <div key={label}>
            <dt className="text-muted">{label}</dt>
            <dd className="figures text-2xl font-semibold">{figure}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 max-w-text text-sm text-muted">
        开工率 = 已开工 ÷
        已列入名单。已列入名单的含其后各阶段，已开工的含建成和验收；仅申报的不计。百分数四舍五入到一位小数。
      </p>
    </section>
  );
}

/** How far the projects and their acceptance have come, as figures and as bars. */
export function DashboardPage(dashboard: Dashboard) {
  const { scope, today, projects, applications } = dashboard;
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "看板" }]} />
      <PageHeader title="看板" lead={`${scope}的项目和验收进展，截至${formatDay(today)}。`} />
      {totalOf(projects.stages) === 0 ? (
        <EmptyState title="还没有项目">
          在<PageLink href="/communities">项目库</PageLink>登记或导入项目后，这里显示进展。
        </EmptyState>
      ) : (
        <>
          <KeyFigures projects={projects} />
          <ProjectProgress
            id="districts"
            title="按区县市"
            head="区县市"
            rows={dashboard.projectsByDistrict}
            sum={projects}
          />
          <ProjectProgress
            id="years"
            title="按列入名单年度"
            head="年度"
            rows={dashboard.projectsByYear}
          />
          <ProjectProgress
            id="batches"
            title="按创建批次"
            head="创建批次"
            rows={dashboard.projectsByBatch}
          />
          <ApplicationProgress sum={applications} rows={dashboard.applicationsByDistrict} />
        </>
      )}
    </>
  );
}
