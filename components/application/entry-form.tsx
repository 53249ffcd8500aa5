"use client";

import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { HandInForm } from "@/components/assignment/hand-in-form";
import { OthersHere } from "@/components/presence/others-here";
import { usePresence } from "@/components/presence/use-presence";
import { SaveState } from "@/components/ui/save-state";
import { askedLeaves, composeSubmission, isUnlocked, runningResult } from "@/lib/application/score";
import type { ClaimedWaiver, CommunityFacts, EnteredAnswer } from "@/lib/application/types";
import type { PartView } from "@/lib/assignment/types";
import { isBranch, leavesOf, nodeById } from "@/lib/scoring";
import type { LeafNode, Standard, StandardNode, Submission } from "@/lib/scoring/types";
import { ConfirmCarried } from "./confirm-carried";
import { gapsOn, PartResult } from "./part-result";
import { PointCard } from "./point-card";
import { PointHeading } from "./point-heading";
import { preparedOnce } from "./prepared-once";
import { RunningResult } from "./running-result";
import { useEntry } from "./use-entry";
import { WaiverPanel } from "./waiver-panel";

export interface EntryFormProps {
  applicationId: string;
  personId: string;
  standard: Standard;
  /** Of the whole standard. */
  standardDigest: string;
  /** The scene or section of this page. */
  pageId: string;
  facts: CommunityFacts;
  answers: readonly EnteredAnswer[];
  waivers: readonly ClaimedWaiver[];
  /** Nothing can be entered here now. */
  locked: boolean;
  /** In rectification: the nodes named; null while everything is open. */
  named: readonly string[] | null;
  /** The newest frozen submission, which says what has been asked before. */
  submitted?: Submission;
  /** The reviewers' comments by node id. */
  comments: Readonly<Record<string, string>>;
  checkHref: string;
  /** Whether the page listens for what others do here. */
  watch: boolean;
  /** See `stampOf`. */
  stamp: string;
  /** The titles of the pages, by node. */
  titles: Readonly<Record<string, string>>;
  /** For a contributor: the part that this page is; nothing of other pages is counted or shown. */
  part?: PartView;
}

/** One page of entry with the running result beside it, computed by the same library as the decision. */
export function EntryForm(props: EntryFormProps) {
  const { applicationId, personId, pageId, facts, waivers, locked, named, comments } = props;
  const prepared = preparedOnce(`${props.standardDigest} ${pageId}`, props.standard);
  const entry = useEntry(applicationId, personId, props.answers);
  const others = usePresence({
    applicationId,
    watch: props.watch,
    nodeId: locked ? null : pageId,
    stamp: props.stamp,
    known: entry.known,
    onAnswers: entry.merge,
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(props.answers.map((answer) => answer.nodeId)),
  );
  const leave = useCallback(
    (id: string) => setLeft((before) => (before.has(id) ? before : new Set(before).add(id))),
    [],
  );
  const waivedIds = useMemo(() => waivers.map((waiver) => waiver.nodeId), [waivers]);
  // Typing comes first; the result follows as soon as there is time.
  const counted = useDeferredValue(entry.points);
  const result = useMemo(() => {
    const values = new Map(Object.entries(counted).map(([id, point]) => [id, point.value]));
    return runningResult(prepared, composeSubmission(prepared, facts, values, waivedIds));
  }, [prepared, facts, counted, waivedIds]);

  const page = nodeById(prepared, pageId);
  if (!page) return null;
  const asked = new Set(askedLeaves(prepared, facts.type, waivedIds).map((leaf) => leaf.id));
  const open = named && new Set(named);
  const isLocked = (id: string) =>
    locked || (open !== null && !isUnlocked(prepared, id, open, props.submitted));
  const waiverOf = (node: StandardNode) => {
    const waiver = waivers.find((claim) => claim.nodeId === node.id);
    if (!node.waivable && !waiver) return null;
    return (
      <WaiverPanel
        applicationId={applicationId}
        node={node}
        waiver={waiver}
        locked={isLocked(node.id)}
      />
    );
  };

  const renderPoint = (leaf: LeafNode, level: "h2" | "h3") => {
    if (waivedIds.includes(leaf.id))
      return (
        <li key={leaf.id} className="border-t border-line py-5">
          <PointHeading leaf={leaf} level={level} />
          {waiverOf(leaf)}
        </li>
      );
    if (!asked.has(leaf.id)) return null;
    const answered = entry.point(leaf.id).value !== null;
    const error = result.errors.find((found) => found.path === `answers.${leaf.id}`);
    return (
      <PointCard
        key={leaf.id}
        applicationId={applicationId}
        leaf={leaf}
        level={level}
        point={entry.point(leaf.id)}
        score={answered && !error ? (result.decision?.nodes[leaf.id]?.score ?? null) : null}
        error={error && left.has(leaf.id) ? error.message : undefined}
        locked={isLocked(leaf.id)}
        comment={comments[leaf.id]}
        facts={facts}
        onChange={entry.change}
        onPut={entry.put}
        onResolve={entry.resolve}
        onLeave={leave}
        waiver={waiverOf(leaf)}
      />
    );
  };

  const openIds = leavesOf(prepared, pageId)
    .map((leaf) => leaf.id)
    .filter((id) => asked.has(id) && !isLocked(id));
  const gaps = gapsOn({ prepared, page, result });
  const groups: StandardNode[] = isBranch(page) ? page.children : [page];
  return (
    <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="min-w-0 pb-16 lg:pb-0">
        {locked ? null : (
          <div className="sticky top-0 z-10 -mx-1 mb-2 bg-paper px-1 py-1">
            <SaveState
              status={entry.status}
              savedAt={entry.savedAt}
              detail={entry.refusal && `未保存：${entry.refusal}`}
            />
            <OthersHere others={others} titles={props.titles} />
          </div>
        )}
        {locked ? null : (
          <ConfirmCarried points={entry.points} ids={openIds} onChange={entry.change} />
        )}
        {groups.map((group) => {
          const leaves = leavesOf(prepared, group.id);
          if (
            !leaves.some(
              (leaf) =>
                asked.has(leaf.id) || waivedIds.includes(leaf.id) || waivedIds.includes(group.id),
            )
          )
            return null;
          if (!isBranch(group))
            return <ul key={group.id}>{leaves.map((leaf) => renderPoint(leaf, "h2"))}</ul>;
          const score = result.decision?.nodes[group.id];
          return (
            <section key={group.id} aria-labelledby={`group-${group.id}`} className="mb-10">
              <div className="flex flex-wrap items-baseline justify-between gap-x-6">
                <h2 className="text-xl" id={`group-${group.id}`}>
                  {group.title}
                </h2>
                <p className="figures text-muted">
                  {score?.score?.toFixed(2) ?? "—"} / {group.fullMarks.toFixed(2)} 分
                </p>
              </div>
              {group.clause ? <p className="mb-3 max-w-text text-muted">{group.clause}</p> : null}
              {waiverOf(group)}
              <ul>{leaves.map((leaf) => renderPoint(leaf, "h3"))}</ul>
            </section>
          );
        })}
        {props.part && !locked ? (
          <HandInForm
            key={props.part.version}
            part={props.part}
            title={page.title}
            gaps={gaps.missing + gaps.wrong}
            settle={entry.settle}
          />
        ) : null}
      </div>
      {props.part ? (
        <PartResult prepared={prepared} page={page} result={result} />
      ) : (
        <RunningResult result={result} checkHref={props.checkHref} />
      )}
    </div>
  );
}
