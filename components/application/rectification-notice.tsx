import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";
import { pageOf } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { communityItem, type RectificationItem } from "@/lib/application/types";
import { nodeById } from "@/lib/scoring";

/** What the newest return asks for, each line leading to its point. */
export function RectificationNotice({
  view,
  prepared,
  rectifications,
}: Pick<LoadedEntry, "view" | "prepared" | "rectifications">) {
  const round = rectifications[0]?.round;
  const items = rectifications.filter((item) => item.round === round);
  if (view.state !== "returned" || items.length === 0) return null;
  const place = (item: RectificationItem) =>
    item.nodeId === communityItem
      ? { title: "社区基本情况", href: `/communities/${view.communityId}/edit` }
      : {
          title: nodeById(prepared, item.nodeId)?.title ?? item.nodeId,
          href: `/applications/${view.id}/${pageOf(prepared, item.nodeId)?.path}#field-answers.${item.nodeId}`,
        };
  return (
    <Callout
      tone="pending"
      title={`退回整改：${items.length} 项需要修改，其他内容已锁定`}
      className="mb-6"
    >
      <ul className="space-y-1">
        {items.map((item) => {
          const { title, href } = place(item);
          return (
            <li key={item.nodeId}>
              <PageLink href={href}>{title}</PageLink>：{item.comment}
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
