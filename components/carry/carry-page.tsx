import { answerText } from "@/components/application/answer-text";
import { ApplicationHeader } from "@/components/application/application-header";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import { type ApplicationView, states } from "@/lib/application/types";
import { dayOf, formatDay } from "@/lib/calendar";
import type { EarlierApplication, LoadedCarry } from "@/lib/carry/types";
import { CarryForm } from "./carry-form";

const sourceText = ({ batchTitle, state, createdAt }: EarlierApplication) =>
  `${batchTitle}（${states[state]}，${formatDay(dayOf(new Date(createdAt)))}新建）`;

function Sources({
  view,
  from,
  sources,
}: {
  view: ApplicationView;
  from: EarlierApplication;
  sources: readonly EarlierApplication[];
}) {
  if (sources.length === 1) return <p>来自：{sourceText(from)}</p>;
  return (
    <nav aria-label="往次申报">
      <p>来自：</p>
      <ul>
        {sources.map((source) => (
          <li key={source.id}>
            <PageLink
              href={`/applications/${view.id}/carry?from=${source.id}`}
              aria-current={source.id === from.id ? "page" : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {sourceText(source)}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What of an earlier application can be carried over into a draft, what cannot and why. */
export function CarryPage({ carry }: { carry: LoadedCarry }) {
  const { view, from, sources, carriable, left } = carry;
  return (
    <>
      <ApplicationHeader
        view={view}
        title="沿用往次填报"
        lead="沿用的是当时的自评和佐证说明，不是核定结果。沿用后逐项标明，改动或确认后标记消失；已填写的不会改动。"
        actions={
          <LinkButton variant="secondary" href={`/applications/${view.id}`}>
            不沿用，直接填报
          </LinkButton>
        }
      />
      <div className="space-y-8">
        <Sources view={view} from={from} sources={sources} />
        {carriable.length > 0 ? (
          <CarryForm
            applicationId={view.id}
            fromId={from.id}
            nodeIds={carriable.map(({ leaf }) => leaf.id)}
          />
        ) : (
          <Callout tone="neutral">没有可以沿用的评分点。</Callout>
        )}
        {carriable.length > 0 ? (
          <Table
            caption={`可以沿用的 ${carriable.length} 个评分点`}
            stack
            dense
            rows={carriable}
            rowKey={({ leaf }) => leaf.id}
            columns={[
              {
                key: "point",
                title: "评分点",
                rowHeader: true,
                className: "sm:w-2/5",
                cell: ({ leaf }) => leaf.title,
              },
              {
                key: "answer",
                title: "往次填报",
                cell: ({ leaf, value, note }) => (
                  <>
                    {answerText(leaf, value)}
                    {note ? <p className="text-sm text-muted">{note}</p> : null}
                  </>
                ),
              },
            ]}
          />
        ) : null}
        {left.length > 0 ? (
          <Table
            caption={`不沿用的 ${left.length} 个评分点`}
            stack
            dense
            rows={left}
            rowKey={({ nodeId }) => nodeId}
            columns={[
              {
                key: "point",
                title: "评分点",
                rowHeader: true,
                className: "sm:w-2/5",
                cell: ({ title }) => title,
              },
              { key: "reason", title: "原因", cell: ({ reason }) => reason },
            ]}
          />
        ) : null}
      </div>
    </>
  );
}
