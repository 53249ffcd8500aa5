import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";
import { pageOf } from "@/lib/application/score";
import { communityItem } from "@/lib/application/types";
import type { LoadedReview } from "@/lib/review/types";
import { nodeById } from "@/lib/scoring";

/** What a founded objection or a correction has opened to verification again: everything else stays as it was verified. */
export function ReopenedNotice({ view, prepared }: Pick<LoadedReview, "view" | "prepared">) {
  const { id, reopenedNodes } = view;
  if (reopenedNodes.length === 0) return null;
  return (
    <Callout
      tone="pending"
      title={`重新核验：只有 ${reopenedNodes.length} 项可以改动，其他核定保持不变`}
      className="mb-6"
    >
      <ul className="space-y-1">
        {reopenedNodes.map((nodeId) => (
          <li key={nodeId}>
            {nodeId === communityItem ? (
              "社区基本情况"
            ) : (
              <PageLink
                href={`/reviews/${id}/points/${pageOf(prepared, nodeId)?.path}#point-${nodeId}`}
              >
                {nodeById(prepared, nodeId)?.title ?? nodeId}
              </PageLink>
            )}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
