import { answerText } from "@/components/application/answer-text";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import { pageOf } from "@/lib/application/score";
import type { EnteredValue } from "@/lib/application/types";
import type { LoadedReview } from "@/lib/review/types";
import { leavesOf } from "@/lib/scoring";

/** What the newest submission changed against the one before, answers and notes. */
export function Changes({ review }: { review: LoadedReview }) {
  const { snapshots, prepared, view } = review;
  const [newest, before] = [snapshots.at(-1), snapshots.at(-2)];
  if (!newest || !before) return null;
  const answer = (round: typeof newest, id: string) =>
    round.submission.answers[id] as EnteredValue | undefined;
  const files = (round: typeof newest, id: string) =>
    (round.statements.evidence ?? [])
      .filter(({ nodeId }) => nodeId === id)
      .map(({ id, fileName, caption }) => `${id} ${fileName} ${caption}`);
  const rows = leavesOf(prepared).filter(
    ({ id }) =>
      JSON.stringify(answer(newest, id)) !== JSON.stringify(answer(before, id)) ||
      newest.statements.notes[id] !== before.statements.notes[id] ||
      files(newest, id).join() !== files(before, id).join(),
  );
  const attached = (count: number) =>
    count > 0 ? <p className="text-sm text-muted">佐证材料 {count} 个文件</p> : null;
  const note = (text: string | undefined) =>
    text ? <p className="text-sm text-muted">{text}</p> : null;
  return (
    <Table
      caption={`第 ${newest.round} 次提交与上次相比的变动`}
      stack
      rows={rows}
      rowKey={(leaf) => leaf.id}
      empty="填报内容没有变动。"
      columns={[
        {
          key: "point",
          title: "评分点",
          rowHeader: true,
          cell: (leaf) => (
            <PageLink
              href={`/reviews/${view.id}/points/${pageOf(prepared, leaf.id)?.path}#point-${leaf.id}`}
            >
              {leaf.title}
            </PageLink>
          ),
        },
        {
          key: "before",
          title: "上次",
          cell: (leaf) => (
            <>
              {answerText(leaf, answer(before, leaf.id))}
              {note(before.statements.notes[leaf.id])}
              {attached(files(before, leaf.id).length)}
            </>
          ),
        },
        {
          key: "now",
          title: "本次",
          cell: (leaf) => (
            <>
              {answerText(leaf, answer(newest, leaf.id))}
              {note(newest.statements.notes[leaf.id])}
              {attached(files(newest, leaf.id).length)}
            </>
          ),
        },
      ]}
    />
  );
}
