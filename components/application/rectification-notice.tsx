import { DueDate } from "@/components/desk/due-date";
import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";
import { pageOf } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { communityItem, type RectificationItem } from "@/lib/application/types";
import { dayOf } from "@/lib/calendar";
import { nodeById } from "@/lib/scoring";

/** What the newest return asks for, each line leading to its point. */
export function RectificationNotice({
  person,
  view,
  prepared,
  rectifications,
}: Pick<LoadedEntry, "person" | "view" | "prepared" | "rectifications">) {
  const round = rectifications[0]?.round;
  const items = rectifications.filter(
    (item) =>
      item.round === round && !(item.nodeId === communityItem && person.role === "contributor"),
  );
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
      {view.dueOn ? (
        <p className="mb-1">
          请在 <DueDate today={dayOf(new Date())} dueOn={view.dueOn} /> 前重新提交。
        </p>
      ) : null}
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
