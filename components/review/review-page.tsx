import { ApplicationHeader } from "@/components/application/application-header";
import { PointHeading } from "@/components/application/point-heading";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { askedLeaves, type EntryPage, entryPages } from "@/lib/application/score";
import type { ReviewedEvidence } from "@/lib/evidence/types";
import type { LoadedReview } from "@/lib/review/types";
import { isBranch, leavesOf } from "@/lib/scoring";
import type { StandardNode } from "@/lib/scoring/types";
import { AcceptRestForm } from "./accept-form";
import { PointReview } from "./point-review";
import { ReopenedNotice } from "./reopened-notice";
import { reviewRoot } from "./review-root";
import { WaiverRuling } from "./waiver-ruling";

/** How many files of this page a reviewer should look at. */
function EvidenceNotice({ evidence }: { evidence: Readonly<Record<string, ReviewedEvidence[]>> }) {
  const noticed = Object.values(evidence)
    .flat()
    .filter(({ notices }) => notices.length > 0).length;
  if (noticed === 0) return null;
  return (
    <Callout tone="pending" className="mb-6">
      本页有 {noticed} 份佐证材料需要留意，提示写在各份材料下面。
    </Callout>
  );
}

/** Verification of one scene or section, point by point. */
export function ReviewPage({
  review,
  page,
  evidence,
}: {
  review: LoadedReview;
  page: EntryPage;
  /** By point. */
  evidence: Readonly<Record<string, ReviewedEvidence[]>>;
}) {
  const { view, prepared, allowed, verification, rulings, snapshots } = review;
  const snapshot = snapshots.at(-1);
  if (!verification || !snapshot) return null;
  const mayRule = allowed.includes("rule");
  const observed = review.person.role === "observer";
  const ruled = new Map(rulings.map((ruling) => [ruling.nodeId, ruling]));
  const claimed = new Map(
    review.waivers
      .filter((waiver) => snapshot.submission.waived?.includes(waiver.nodeId))
      .map((waiver) => [waiver.nodeId, waiver]),
  );
  const { community } = snapshot.submission;
  const asked = new Set(
    askedLeaves(prepared, community.type, verification.submission.waived).map((leaf) => leaf.id),
  );
  const open = leavesOf(prepared, page.node.id).filter(
    (leaf) => verification.unruled.includes(leaf.id) && leaf.id in snapshot.submission.answers,
  );
  const waiverOf = (node: StandardNode) => {
    const waiver = claimed.get(node.id);
    return waiver ? (
      <WaiverRuling
        applicationId={view.id}
        title={node.title}
        waiver={waiver}
        mayRule={mayRule && review.open(node.id)}
      />
    ) : null;
  };
  const groups = isBranch(page.node) ? page.node.children : [page.node];
  const pages = entryPages(prepared);
  const next = pages[pages.findIndex((other) => other.path === page.path) + 1];
  return (
    <>
      <ApplicationHeader
        view={view}
        title={observed ? page.node.title : `核验${page.node.title}`}
        root={reviewRoot(review.person.role)}
        base={observed ? "/decided" : "/reviews"}
        lead={observed || mayRule ? undefined : "当前不能核定，仅供查看。"}
        actions={
          mayRule && open.length > 0 ? (
            <AcceptRestForm
              key={open.length}
              applicationId={view.id}
              nodeIds={open.map((leaf) => leaf.id)}
            />
          ) : undefined
        }
      />
      {mayRule ? <ReopenedNotice view={view} prepared={prepared} /> : null}
      <EvidenceNotice evidence={evidence} />
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`} className="mb-8">
          <h2 id={`group-${group.id}`} className="mb-2 text-xl">
            {group.title}
          </h2>
          {isBranch(group) ? waiverOf(group) : null}
          <ul>
            {leavesOf(prepared, group.id).map((leaf) => {
              if (asked.has(leaf.id))
                return (
                  <PointReview
                    key={leaf.id}
                    review={review}
                    leaf={leaf}
                    evidence={evidence[leaf.id] ?? []}
                    ruling={ruled.get(leaf.id)}
                    mayRule={mayRule && review.open(leaf.id)}
                    waiver={waiverOf(leaf)}
                  />
                );
              if (!claimed.has(leaf.id)) return null;
              return (
                <li key={leaf.id} className="border-t border-line py-5">
                  <PointHeading leaf={leaf} />
                  {waiverOf(leaf)}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <nav aria-label="前后页面" className="mt-8 flex flex-wrap gap-3">
        <LinkButton
          variant="secondary"
          href={next ? `/reviews/${view.id}/points/${next.path}` : `/reviews/${view.id}`}
        >
          {next ? `下一页：${next.node.title}` : observed ? "返回总览" : "返回核验总览"}
        </LinkButton>
      </nav>
    </>
  );
}
