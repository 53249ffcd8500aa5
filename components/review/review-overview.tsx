import { ApplicationHeader } from "@/components/application/application-header";
import { Conclusion } from "@/components/scorecard/conclusion";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressText } from "@/components/ui/progress-text";
import { TaskList } from "@/components/ui/task-list";
import { askedLeaves, entryPages } from "@/lib/application/score";
import { formatInstant } from "@/lib/calendar";
import type { LoadedReview } from "@/lib/review/types";
import { explain, leavesOf } from "@/lib/scoring";
import { Changes } from "./changes";
import { ConcludeForm } from "./decision-forms";
import { ReopenedNotice } from "./reopened-notice";
import { reviewRoot } from "./review-root";

function tasksOf(review: LoadedReview) {
  const { prepared, verification, snapshots, view } = review;
  const snapshot = snapshots.at(-1);
  if (!verification || !snapshot) return [];
  const asked = new Set(
    askedLeaves(prepared, snapshot.submission.community.type, verification.submission.waived).map(
      (leaf) => leaf.id,
    ),
  );
  return entryPages(prepared).map((page) => {
    const here = leavesOf(prepared, page.node.id);
    const points = here.filter((leaf) => asked.has(leaf.id));
    const open = points.filter((leaf) => verification.unruled.includes(leaf.id)).length;
    const waivers = verification.unruledWaivers.filter(
      (id) => id === page.node.id || here.some((leaf) => leaf.id === id),
    ).length;
    const done = open === 0 && waivers === 0;
    return {
      key: page.path,
      name: page.node.title,
      href: `/reviews/${view.id}/points/${page.path}`,
      hint: waivers > 0 ? `${waivers} 项不适用申请待裁定` : undefined,
      progress: `已核定 ${points.length - open} / ${points.length}`,
      status: done
        ? ({ tone: "passed", text: "已核定" } as const)
        : open === points.length
          ? ({ tone: "neutral", text: "未开始" } as const)
          : ({ tone: "pending", text: "核定中" } as const),
      points: points.length,
      open,
    };
  });
}

/** One application under verification: what was submitted, what changed, how far it is, and the two ways on. */
export function ReviewOverview({ review }: { review: LoadedReview }) {
  const { view, prepared, allowed, snapshots, verification, submitted, verified } = review;
  const snapshot = snapshots.at(-1);
  if (!snapshot || !verification)
    return (
      <>
        <ApplicationHeader view={view} root={reviewRoot(review.person.role)} base="/reviews" />
        <p>还没有提交，暂无可核验的内容。</p>
      </>
    );
  const tasks = tasksOf(review);
  const points = tasks.reduce((sum, task) => sum + task.points, 0);
  const open = verification.unruled.length + verification.unruledWaivers.length;
  const shown = open === 0 ? verified : submitted;
  return (
    <>
      <ApplicationHeader
        view={view}
        root={reviewRoot(review.person.role)}
        base="/reviews"
        lead={`${snapshot.submittedByName}于${formatInstant(new Date(snapshot.submittedAt))}提交，第 ${snapshot.round} 次。`}
        actions={
          <>
            <LinkButton variant="secondary" href={`/applications/${view.id}/analysis`}>
              差距与补短板
            </LinkButton>
            {allowed.includes("return") ? (
              <LinkButton variant="secondary" href={`/reviews/${view.id}/return`}>
                退回整改
              </LinkButton>
            ) : null}
          </>
        }
      />
      {view.sentBackReason && view.state === "submitted" ? (
        <Callout tone="pending" title="审定时退回核验" className="mb-6">
          {view.sentBackReason}
        </Callout>
      ) : null}
      {view.state === "submitted" ? <ReopenedNotice view={view} prepared={prepared} /> : null}
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-8">
          <Changes review={review} />
          <ProgressText
            verb="已核定"
            done={points - verification.unruled.length}
            total={points}
            unit="个评分点"
          />
          <TaskList label="核验内容" tasks={tasks} />
        </div>
        <div className="space-y-6">
          {shown?.ok ? (
            <Conclusion
              decision={shown.decision}
              sentences={explain(prepared, shown.decision).gates}
            >
              <p className="text-sm text-muted">
                {open === 0
                  ? "按核定分计算，以审定结论为准。"
                  : "按自评分计算；全部核定后按核定分计算。"}
              </p>
            </Conclusion>
          ) : null}
          {allowed.includes("conclude") ? (
            open === 0 ? (
              <ConcludeForm
                applicationId={view.id}
                version={view.version}
                communityName={view.communityName}
              />
            ) : (
              <p>还有 {open} 项没有核定，全部核定后才能提交审定。</p>
            )
          ) : null}
        </div>
      </div>
    </>
  );
}
