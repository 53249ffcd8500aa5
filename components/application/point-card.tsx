"use client";

import { memo, type ReactNode } from "react";
import { PointEvidence } from "@/components/evidence/point-evidence";
import { Marks } from "@/components/scorecard/marks";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { StatusTag } from "@/components/ui/status-tag";
import { TextArea } from "@/components/ui/text-area";
import { formatClock } from "@/lib/calendar";
import type { LeafNode } from "@/lib/scoring/types";
import { AnswerControl, type ControlProps } from "./answer-control";
import { CarriedMark } from "./carried-mark";
import { ConflictChoice } from "./conflict-choice";
import { CountsMark } from "./counts-mark";
import { PointHeading } from "./point-heading";
import { PointHistory } from "./point-history";
import type { Point } from "./points";
import type { Entry } from "./use-entry";

export interface PointCardProps {
  applicationId: string;
  leaf: LeafNode;
  /** h2 where the point stands directly on its page, h3 under an indicator. */
  level: "h2" | "h3";
  point: Point;
  /** The library's score, where there is an answer. */
  score: number | null;
  error?: string;
  /** Not to be changed: the application is elsewhere, or the point was not named for rectification. */
  locked: boolean;
  /** What the reviewers asked for here. */
  comment?: string;
  facts: ControlProps["facts"];
  onChange: Entry["change"];
  onPut: Entry["put"];
  onResolve: Entry["resolve"];
  onLeave: (id: string) => void;
  /** Claiming that the point does not fit the community. */
  waiver?: ReactNode;
}

/** One scoring point: what is asked, the answer, what proves it. Drawn anew only when something of its own changed. */
export const PointCard = memo(function PointCard({
  applicationId,
  leaf,
  level,
  point,
  score,
  error,
  locked,
  comment,
  facts,
  onChange,
  onPut,
  onResolve,
  onLeave,
  waiver,
}: PointCardProps) {
  return (
    <li className="border-t border-line py-5" data-point={leaf.id} onBlur={() => onLeave(leaf.id)}>
      <PointHeading leaf={leaf} level={level}>
        {leaf.rule.type === "requirement" ? null : (
          <span className="figures">
            <Marks value={score} className="font-semibold" />
            <span className="text-muted"> / {leaf.fullMarks.toFixed(2)}</span>
          </span>
        )}
      </PointHeading>
      {comment ? (
        <Callout tone="pending" title="整改意见" className="mt-3">
          {comment}
        </Callout>
      ) : null}
      {point.conflict ? (
        <ConflictChoice
          leaf={leaf}
          mine={point}
          theirs={point.conflict}
          onResolve={(keep) => onResolve(leaf.id, keep)}
        />
      ) : null}
      {point.news ? (
        <p className="mt-2 text-sm text-muted">
          {point.news.name} {formatClock(new Date(point.news.at))} 更新
        </p>
      ) : null}
      {point.origin === "carried" ? (
        <CarriedMark
          title={leaf.title}
          onConfirm={locked || point.dirty ? undefined : () => onChange(leaf.id, {})}
        />
      ) : null}
      {leaf.rule.type === "survey" && point.value !== null ? (
        <p className="mt-2">
          <CountsMark surveyed={point.origin === "survey"} />
        </p>
      ) : null}
      <div className="mt-3 max-w-text space-y-4" key={point.revision}>
        <AnswerControl
          leaf={leaf}
          what="自评"
          name={`answers.${leaf.id}`}
          value={point.value}
          error={error}
          disabled={locked}
          facts={facts}
          onChange={(value) => onChange(leaf.id, { value })}
        />
        <Field
          name={`notes.${leaf.id}`}
          label={
            <>
              佐证说明<span className="sr-only">：{leaf.title}</span>
            </>
          }
          hint={
            <>
              {leaf.rule.type === "survey"
                ? "人工填写份数的，须写明或上传依据的文件，否则不能提交。"
                : null}
              {leaf.evidence ? `可用于证明的材料：${leaf.evidence}。` : null}
            </>
          }
          error={
            [...point.note].length > 2_000
              ? "佐证说明不能超过 2000 个字，请删减后才能保存。"
              : undefined
          }
          optional
        >
          <TextArea
            rows={2}
            className="min-h-20!"
            disabled={locked}
            defaultValue={point.note}
            onChange={(event) => onChange(leaf.id, { note: event.target.value })}
          />
        </Field>
      </div>
      <PointEvidence nodeId={leaf.id} title={leaf.title} locked={locked} />
      {waiver}
      <PointHistory
        applicationId={applicationId}
        leaf={leaf}
        version={point.version}
        onRestore={locked ? undefined : (past) => onPut(leaf.id, past)}
      />
      {locked && comment ? <StatusTag tone="neutral">已锁定</StatusTag> : null}
    </li>
  );
});
