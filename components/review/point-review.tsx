import type { ReactNode } from "react";
import { answerText } from "@/components/application/answer-text";
import { CountsMark } from "@/components/application/counts-mark";
import { PointHeading } from "@/components/application/point-heading";
import { PointHistory } from "@/components/application/point-history";
import { ReviewEvidence } from "@/components/evidence/review-evidence";
import { Disclosure } from "@/components/ui/disclosure";
import { PageLink } from "@/components/ui/page-link";
import { StatusTag } from "@/components/ui/status-tag";
import type { EnteredValue } from "@/lib/application/types";
import type { ReviewedEvidence } from "@/lib/evidence/types";
import type { LoadedReview, RulingView } from "@/lib/review/types";
import type { LeafNode } from "@/lib/scoring/types";
import { AcceptForm } from "./accept-form";
import { AdjustForm } from "./adjust-form";

export interface PointReviewProps {
  review: LoadedReview;
  leaf: LeafNode;
  evidence: readonly ReviewedEvidence[];
  ruling?: RulingView;
  mayRule: boolean;
  /** A refused claim that the point does not fit, to be seen and ruled on again. */
  waiver?: ReactNode;
}

const scoreText = (score: number | null | undefined, fullMarks: number) =>
  `${score?.toFixed(2) ?? "—"} / ${fullMarks.toFixed(2)}`;

function Ruled({ leaf, ruling }: { leaf: LeafNode; ruling?: RulingView }) {
  if (!ruling) return <StatusTag tone="pending">未核定</StatusTag>;
  if (ruling.kind === "accepted")
    return <StatusTag tone="passed">认可自评（{ruling.ruledByName}）</StatusTag>;
  return (
    <div className="space-y-1">
      <StatusTag tone="pending">已调整（{ruling.ruledByName}）</StatusTag>
      <p>
        核定为：{answerText(leaf, ruling.value)}。理由：{ruling.reason}
      </p>
    </div>
  );
}

/** One point under verification: the self score stays beside the verified one. */
export function PointReview(props: PointReviewProps) {
  const { review, leaf, evidence, ruling, mayRule, waiver } = props;
  const { view, snapshots, submitted, verified } = review;
  const [newest, before] = [snapshots.at(-1), snapshots.at(-2)];
  if (!newest) return null;
  const value = newest.submission.answers[leaf.id] as EnteredValue | undefined;
  const earlier = before?.submission.answers[leaf.id] as EnteredValue | undefined;
  const note = newest.statements.notes[leaf.id];
  const changed = before && JSON.stringify(value) !== JSON.stringify(earlier);
  const scoreOf = (evaluation: typeof submitted) =>
    evaluation?.ok ? evaluation.decision.nodes[leaf.id]?.score : null;
  const { community } = newest.submission;
  const facts = {
    type: community.type,
    households: community.households ?? 0,
    residents: community.residents ?? 0,
  };
  return (
    <li id={`point-${leaf.id}`} className="scroll-mt-4 border-t border-line py-5">
      <PointHeading leaf={leaf} />
      {waiver}
      <dl className="mt-2 grid max-w-text gap-x-6 gap-y-1 sm:grid-cols-[6rem_1fr]">
        <dt className="text-muted">自评</dt>
        <dd>
          {typeof value === "number" ? null : (
            <span className="mr-2">{answerText(leaf, value)}</span>
          )}
          {leaf.rule.type === "requirement" || value === undefined ? null : (
            <span className="figures text-muted">
              {scoreText(scoreOf(submitted), leaf.fullMarks)}
            </span>
          )}
          {changed ? (
            <p className="text-sm">
              <StatusTag tone="info">本次已修改</StatusTag> 上次提交：{answerText(leaf, earlier)}
            </p>
          ) : null}
          {leaf.rule.type === "survey" ? (
            <p>
              <CountsMark
                surveyed={newest.statements.surveyed?.includes(leaf.id) ?? false}
                href={mayRule ? `/applications/${view.id}/survey` : undefined}
              />
            </p>
          ) : null}
          {newest.statements.carried?.includes(leaf.id) ? (
            <p>
              <StatusTag tone="pending">沿用往次填报，申报时未确认</StatusTag>
            </p>
          ) : null}
        </dd>
        <dt className="text-muted">佐证说明</dt>
        <dd>{note ?? <span className="text-muted">没有填写</span>}</dd>
        <dt className="text-muted">佐证材料</dt>
        <dd className="min-w-0">
          <ReviewEvidence applicationId={view.id} evidence={evidence} />
        </dd>
        <dt className="text-muted">核定</dt>
        <dd>
          {ruling && leaf.rule.type !== "requirement" ? (
            <span className="figures mr-2 font-semibold">
              {scoreText(scoreOf(verified), leaf.fullMarks)}
            </span>
          ) : null}
          <Ruled leaf={leaf} ruling={ruling} />
        </dd>
      </dl>
      <PointHistory
        applicationId={view.id}
        leaf={leaf}
        version={review.answers.find(({ nodeId }) => nodeId === leaf.id)?.version ?? 0}
      />
      {mayRule ? (
        <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-1">
          {value === undefined || ruling?.kind === "accepted" ? null : (
            <div>
              <AcceptForm
                key={`accept-${ruling?.version ?? 0}`}
                applicationId={view.id}
                nodeId={leaf.id}
                title={leaf.title}
                version={ruling?.version ?? 0}
              />
            </div>
          )}
          {review.allowed.includes("return") ? (
            <PageLink
              href={`/reviews/${view.id}/return?point=${leaf.id}`}
              className="inline-flex min-h-11 items-center"
            >
              退回整改<span className="sr-only">：{leaf.title}</span>
            </PageLink>
          ) : null}
          <Disclosure
            summary={
              <>
                {ruling?.kind === "adjusted" ? "重新调整" : "调整核定"}
                <span className="sr-only">：{leaf.title}</span>
              </>
            }
            className="min-w-0 flex-1 basis-80"
          >
            <AdjustForm
              key={`adjust-${ruling?.version ?? 0}`}
              applicationId={view.id}
              leaf={leaf}
              facts={facts}
              version={ruling?.version ?? 0}
              value={(ruling?.value as EnteredValue | undefined) ?? value ?? null}
              reason={ruling?.reason ?? ""}
            />
          </Disclosure>
        </div>
      ) : null}
    </li>
  );
}
