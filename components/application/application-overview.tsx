import { PresenceLines } from "@/components/presence/presence-lines";
import { Conclusion } from "@/components/scorecard/conclusion";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { ProgressText } from "@/components/ui/progress-text";
import { TaskList } from "@/components/ui/task-list";
import { maySeeParts } from "@/lib/application/policy";
import type { LoadedEntry } from "@/lib/application/types";
import { can } from "@/lib/auth/permissions";
import { formatDay } from "@/lib/calendar";
import { stampOf } from "@/lib/presence/policy";
import { explain } from "@/lib/scoring";
import { ApplicationHeader } from "./application-header";
import { progressOf } from "./progress";
import { RectificationNotice } from "./rectification-notice";
import { taskOf } from "./task-of";

export interface ApplicationOverviewProps {
  entry: LoadedEntry;
  /** An earlier application of the community has answers that could be carried over. */
  earlier: boolean;
}

/** One application as a task list, with the result so far. */
export function ApplicationOverview({ entry, earlier }: ApplicationOverviewProps) {
  const { view, prepared, allowed } = entry;
  const { result, pages } = progressOf(entry);
  const answered = pages.reduce((sum, page) => sum + page.answered, 0);
  const asked = pages.reduce((sum, page) => sum + page.asked, 0);
  const sections = [...new Set(pages.map((page) => page.section))];
  const mayEnter = allowed.includes("save-answers");
  return (
    <>
      <ApplicationHeader
        view={view}
        lead={
          view.state === "draft"
            ? `申报期 ${formatDay(view.opensOn)}至${formatDay(view.closesOn)}。填写随时自动保存，可以离开后再继续。`
            : undefined
        }
        actions={
          <>
            {allowed.includes("hand-out") ? (
              <LinkButton href={`/applications/${view.id}/assign`} variant="secondary">
                分派填报
              </LinkButton>
            ) : null}
            {earlier ? (
              <LinkButton href={`/applications/${view.id}/carry`} variant="secondary">
                沿用往次填报
              </LinkButton>
            ) : null}
            <LinkButton href={`/applications/${view.id}/workbook`} variant="secondary">
              用填报表填写
            </LinkButton>
            <LinkButton href={`/applications/${view.id}/analysis`} variant="secondary">
              差距与补短板
            </LinkButton>
            {can(entry.person, "survey.read") ? (
              <LinkButton href={`/applications/${view.id}/survey`} variant="secondary">
                居民满意度调查
              </LinkButton>
            ) : null}
            <LinkButton
              href={`/applications/${view.id}/check`}
              variant={mayEnter ? "primary" : "secondary"}
            >
              {mayEnter ? "检查并提交" : "查看全部填报"}
            </LinkButton>
          </>
        }
      />
      <RectificationNotice {...entry} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-8">
          <div className="space-y-2">
            <ProgressText done={answered} total={asked} unit="个评分点" />
            {maySeeParts(entry.person) ? (
              <PresenceLines
                applicationId={view.id}
                stamp={stampOf(entry)}
                titles={Object.fromEntries(pages.map(({ node }) => [node.id, node.title]))}
              />
            ) : null}
          </div>
          <p>
            社区基本情况（{view.facts.households} 户、{view.facts.residents} 人）决定部分应有数量
            {mayEnter ? (
              <>
                ，请先
                <PageLink href={`/communities/${view.communityId}`}>核对社区资料</PageLink>
              </>
            ) : null}
            。
          </p>
          {sections.map((section) => {
            const tasks = pages.filter((page) => page.section === section);
            const alone = tasks.length === 1 && tasks[0]?.node === section;
            return (
              <section key={section.id} aria-label={section.title}>
                {alone ? null : <h2 className="mb-2">{section.title}</h2>}
                <TaskList
                  label={section.title}
                  tasks={tasks.map((page) => taskOf(page, entry.parts))}
                />
              </section>
            );
          })}
        </div>
        <div>
          {result.decision ? (
            <Conclusion
              decision={result.decision}
              sentences={explain(prepared, result.decision).gates}
            >
              <p className="text-sm text-muted">按自评分计算，以审定结论为准。</p>
            </Conclusion>
          ) : (
            <p>社区资料有误，暂不能计算，请先核对社区资料。</p>
          )}
        </div>
      </div>
    </>
  );
}
