import { cx } from "@/components/ui/cx";
import { Sign } from "@/components/ui/sign";
import { formatDay } from "@/lib/calendar";
import {
  type CommunityView,
  dateFields,
  stageDates,
  stageOrder,
  stages,
} from "@/lib/community/types";

/** A project's life from 申报 to 验收: how far it has come, and when. */
export function CommunityTimeline({ community }: { community: CommunityView }) {
  const reached = stageOrder.indexOf(community.stage);
  return (
    <section aria-labelledby="timeline" className="mt-8">
      <h2 id="timeline" className="mb-3">
        项目进展
      </h2>
      <ol className="grid gap-x-2 border-l-2 border-line sm:grid-cols-5 sm:border-l-0">
        {stageOrder.map((stage, at) => {
          const field = dateFields.find((name) => stageDates[name] === stage);
          const day = field ? community[field] : null;
          const done = at <= reached;
          return (
            <li
              key={stage}
              aria-current={at === reached ? "step" : undefined}
              className={cx(
                "-ml-0.5 border-l-2 py-1.5 pl-4 sm:ml-0 sm:border-t-2 sm:border-l-0 sm:pt-2 sm:pl-0",
                done ? "border-action" : "border-transparent sm:border-line",
              )}
            >
              <span
                className={cx("flex items-center gap-1.5", done ? "font-semibold" : "text-muted")}
              >
                <Sign tone={done ? "passed" : "neutral"} className="size-[0.9em] flex-none" />
                {stages[stage]}
                {at === reached ? <span className="font-normal text-muted">（现阶段）</span> : null}
              </span>
              <span className="block text-sm text-muted">
                {day ? formatDay(day) : done && field ? "日期未填" : done ? "" : "未到"}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
