import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";
import type { OutcomeStanding as Standing } from "@/lib/amendment/types";
import { dayOf, formatDay } from "@/lib/calendar";

/** Whether a published outcome still holds, and if not, why and what holds in its place. Nothing where it does. */
export function OutcomeStanding({ standing }: { standing: Standing }) {
  const { amendments, replacedBy, replaces } = standing;
  const newest = amendments[0];
  const when = newest ? formatDay(dayOf(newest.confirmedAt)) : "";
  return (
    <div className="space-y-4 not-empty:mb-6">
      {newest?.kind === "revocation" ? (
        <Callout tone="failed" title={`这项结果已于${when}撤销`}>
          理由：{newest.reason}
        </Callout>
      ) : null}
      {newest?.kind === "correction" ? (
        <Callout
          tone="pending"
          title={replacedBy ? "这项结果已经更正" : `这项结果正在更正（${when}起）`}
        >
          <p>理由：{newest.reason}</p>
          <p>
            {replacedBy ? (
              <PageLink href={`/outcomes/${replacedBy}`}>查看更正后的结果</PageLink>
            ) : (
              "更正后的结果公布之前，以这项结果为准。"
            )}
          </p>
        </Callout>
      ) : null}
      {replaces ? (
        <Callout tone="info" title="这是更正后的结果">
          <p>更正的理由：{replaces.reason}</p>
          <p>
            <PageLink href={`/outcomes/${replaces.code}`}>查看更正前的结果</PageLink>
          </p>
        </Callout>
      ) : null}
    </div>
  );
}
