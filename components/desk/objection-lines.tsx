import { ObjectionTag } from "@/components/objection/state-tag";
import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { dayOf } from "@/lib/calendar";
import { daysBetween } from "@/lib/desk/policy";
import type { DeskView } from "@/lib/desk/types";

/** Objections that wait for an answer, the oldest first. */
export function ObjectionLines({ objections, today }: Pick<DeskView, "objections" | "today">) {
  const { rows, total } = objections;
  if (total === 0) return null;
  return (
    <section aria-labelledby="desk-objections">
      <h2 id="desk-objections">
        待办异议 <span className="figures font-normal text-muted">{total}</span>
      </h2>
      <p className="text-muted">受理后答复。全部答复之前，结果不能公布。</p>
      <ul className="mt-2 border-t border-line">
        {rows.map(({ id, communityName, districtName, state, receivedAt }) => {
          const days = daysBetween(dayOf(receivedAt), today);
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-2.5"
            >
              <PageLink href={`/objections/${id}`} className="relative font-medium">
                {communityName}（{districtName}）
                <LinkPending />
              </PageLink>
              <span className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                {days > 0 ? `已 ${days} 天` : "今日收到"}
                <ObjectionTag state={state} />
              </span>
            </li>
          );
        })}
      </ul>
      {total > rows.length ? (
        <p className="mt-2">
          <PageLink href="/objections">查看全部 {total} 件</PageLink>
        </p>
      ) : null}
    </section>
  );
}
