"use client";

import { unstable_rethrow } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SaveStatus } from "@/components/ui/save-state";
import { useLeaving } from "@/components/ui/use-leaving";
import { saveAnswers } from "@/lib/application/actions";
import type { EnteredAnswer, EnteredValue } from "@/lib/application/types";
import { formatClock } from "@/lib/calendar";
import { keepDrafts, readDrafts } from "./drafts";

export interface Point {
  value: EnteredValue | null;
  note: string;
  /** The version this is based on; 0 where nothing is stored yet. */
  version: number;
  dirty: boolean;
  /** What somebody else stored meanwhile; nothing is sent for this point until the person has chosen. */
  conflict?: EnteredAnswer;
  /** Rises when the value was put in from outside, so that the control starts afresh. */
  revision: number;
}

export type Points = Readonly<Record<string, Point>>;

const empty: Point = { value: null, note: "", version: 0, dirty: false, revision: 0 };
const quiet = 800;
const retryAfter = 4_000;

const same = (a: Pick<Point, "value" | "note">, b: Pick<Point, "value" | "note">) =>
  a.note === b.note && JSON.stringify(a.value) === JSON.stringify(b.value);

const stored = (answer: EnteredAnswer, revision: number): Point => ({
  value: answer.value,
  note: answer.note,
  version: answer.version,
  dirty: false,
  revision,
});

const begin = (answers: readonly EnteredAnswer[]): Points =>
  Object.fromEntries(answers.map((answer) => [answer.nodeId, stored(answer, 0)]));

export interface Entry {
  points: Points;
  point: (id: string) => Point;
  change: (id: string, patch: Partial<Pick<Point, "value" | "note">>) => void;
  resolve: (id: string, keep: "mine" | "theirs") => void;
  status: SaveStatus;
  savedAt?: string;
  /** Why nothing was saved, where trying again will not help. */
  refusal?: string;
  flush: () => void;
}

/**
 * The answers of one application in this browser, saved by themselves shortly after each change, one request at
 * a time. What could not be sent stays here and in the browser's storage, and is sent when the network is back.
 */
export function useEntry(
  applicationId: string,
  personId: string,
  answers: readonly EnteredAnswer[],
): Entry {
  const [points, setPoints] = useState<Points>(() => begin(answers));
  const [status, setStatus] = useState<SaveStatus>("idle");
  const [savedAt, setSavedAt] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const current = useRef(points);
  const own = useRef(new Set<string>());
  const saving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const anyUnsent = useCallback(
    () => Object.values(current.current).some((point) => point.dirty),
    [],
  );

  const update = useCallback(
    (next: (before: Points) => Points) => {
      current.current = next(current.current);
      setPoints(current.current);
      keepDrafts(applicationId, personId, current.current, own.current);
    },
    [applicationId, personId],
  );

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (saving.current) return;
    const sent = Object.entries(current.current)
      .filter(([, point]) => point.dirty && !point.conflict)
      .slice(0, 100);
    if (sent.length === 0) return;
    saving.current = true;
    setStatus("saving");
    let again = 0;
    try {
      const result = await saveAnswers({
        applicationId,
        answers: sent.map(([nodeId, { value, note, version }]) => ({
          nodeId,
          value,
          note,
          version,
        })),
      });
      if (result.ok) {
        update((before) =>
          settle(before, sent, result.data?.saved ?? [], result.data?.conflicts ?? []),
        );
        setRefusal(undefined);
        setSavedAt(formatClock(new Date()));
        const left = Object.values(current.current).some((point) => point.dirty && !point.conflict);
        setStatus(left ? "unsaved" : "saved");
        if (left) again = quiet;
      } else {
        setRefusal(result.errors?.[0]?.message ?? result.message);
        setStatus("failed");
        if (result.code === "unexpected") again = retryAfter;
      }
    } catch (error) {
      unstable_rethrow(error);
      setStatus("offline");
      again = retryAfter;
    } finally {
      saving.current = false;
      if (again) timer.current = setTimeout(flush, again);
    }
  }, [applicationId, update]);

  const schedule = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, quiet);
  }, [flush]);

  const change = useCallback<Entry["change"]>(
    (id, patch) => {
      update((before) => ({
        ...before,
        [id]: { ...(before[id] ?? empty), ...patch, dirty: true },
      }));
      setStatus("unsaved");
      schedule();
    },
    [update, schedule],
  );

  const resolve = useCallback<Entry["resolve"]>(
    (id, keep) => {
      update((before) => {
        const point = before[id];
        if (!point?.conflict) return before;
        const theirs = point.conflict;
        const next =
          keep === "theirs"
            ? stored(theirs, point.revision + 1)
            : { ...point, version: theirs.version, conflict: undefined };
        return { ...before, [id]: next };
      });
      setStatus("unsaved");
      schedule();
    },
    [update, schedule],
  );

  // After the first paint, which must be the server's: what this browser could not send last time.
  useEffect(() => {
    const drafts = Object.entries(readDrafts(applicationId, personId));
    const unsent = drafts.filter(([id, draft]) => !same(current.current[id] ?? empty, draft));
    if (unsent.length === 0) return;
    update((before) => ({
      ...before,
      ...Object.fromEntries(
        unsent.map(([id, draft]) => {
          const revision = (before[id]?.revision ?? 0) + 1;
          return [id, { ...draft, dirty: true, revision }];
        }),
      ),
    }));
    setStatus("unsaved");
    schedule();
  }, [applicationId, personId, update, schedule]);

  // A fresh page from the server brings what others have saved since; one's own unsent changes stay.
  useEffect(() => {
    update((before) => {
      const next = { ...before };
      for (const answer of answers) {
        const point = before[answer.nodeId];
        if (point?.dirty || (point && point.version >= answer.version)) continue;
        next[answer.nodeId] = stored(answer, (point?.revision ?? 0) + 1);
      }
      return next;
    });
  }, [answers, update]);

  useLeaving(anyUnsent, flush);

  const point = useCallback((id: string) => points[id] ?? empty, [points]);
  return { points, point, change, resolve, status, savedAt, refusal, flush };
}

function settle(
  before: Points,
  sent: readonly [string, Point][],
  saved: readonly { nodeId: string; version: number }[],
  conflicts: readonly EnteredAnswer[],
): Points {
  const next = { ...before };
  const wasSent = new Map(sent);
  for (const { nodeId, version } of saved) {
    const now = next[nodeId];
    const then = wasSent.get(nodeId);
    if (now && then) next[nodeId] = { ...now, version, dirty: !same(now, then) };
  }
  for (const theirs of conflicts) {
    const now = next[theirs.nodeId];
    if (!now) continue;
    next[theirs.nodeId] = same(now, theirs)
      ? stored(theirs, now.revision)
      : { ...now, conflict: theirs };
  }
  return next;
}
