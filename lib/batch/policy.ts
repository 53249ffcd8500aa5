import type { Actor } from "../audit/types";
import { formatDay } from "../calendar";
import type { Notice } from "../message/types";

/** Who is told that a batch was opened: every district's officials, and who is to review. */
export function noticesOfOpening(
  actor: Actor,
  batch: { id: string; title: string; opensOn: string; closesOn: string; reviewerIds: string[] },
): Notice[] {
  const { id, title, opensOn, closesOn, reviewerIds } = batch;
  const period = `申报期为 ${formatDay(opensOn)}至 ${formatDay(closesOn)}`;
  const common = {
    actor,
    kind: "batch",
    about: { type: "batch", id },
    href: `/batches/${id}`,
  } as const;
  return [
    {
      ...common,
      event: `batch:${id}:opened`,
      recipients: { roles: ["district-official"] },
      title: `批次“${title}”已开启`,
      body: `${period}，请在社区的页面上新建申报。`,
    },
    {
      ...common,
      event: `batch:${id}:reviewers`,
      recipients: { ids: reviewerIds },
      title: `您参与审核批次“${title}”`,
      body: `${period}，有申报提交后会另行通知。`,
    },
  ];
}
