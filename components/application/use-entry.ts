"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SaveStatus } from "@/components/ui/save-state";
import { useLeaving } from "@/components/ui/use-leaving";
import type { EnteredAnswer } from "@/lib/application/types";
import { formatClock } from "@/lib/calendar";
import type { SavedAnswers } from "@/lib/entry/types";
import type { ActionResult } from "@/lib/errors";
import { keepDrafts, readDrafts } from "./drafts";
import {
  beginWith,
  emptyPoint,
  mergeAnswers,
  type Point,
  type Points,
  sameContent,
  settlePoints,
  storedPoint,
} from "./points";

const quiet = 800;
const retryAfter = 4_000;

export interface Entry {
  points: Points;
  point: (id: string) => Point;
  change: (id: string, patch: Partial<Pick<Point, "value" | "note">>) => void;
  /** Puts an earlier content back in, or confirms the present one; saved like anything typed. */
  put: (id: string, content: Pick<Point, "value" | "note">) => void;
  resolve: (id: string, keep: "mine" | "theirs") => void;
  /** Takes in what others have saved. */
  merge: (answers: readonly EnteredAnswer[]) => void;
  /** Which answers this page knows, in which version. */
  known: () => Record<string, number>;
  status: SaveStatus;
  savedAt?: string;
  /** Why nothing was saved, where trying again will not help. */
  refusal?: string;
  /** Sends what has not been sent. @returns whether everything is on the server now */
  settle: () => Promise<boolean>;
}

interface SentAnswer extends Pick<Point, "value" | "note" | "version"> {
  nodeId: string;
}

/** @throws where nobody answered, or something in between that is not the application */
async function save(
  applicationId: string,
  answers: readonly SentAnswer[],
): Promise<ActionResult<SavedAnswers>> {
  const response = await fetch(`/applications/${applicationId}/answers`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ answers }),
  });
  const answer: ActionResult<SavedAnswers> = await response.json();
  if (typeof answer.ok !== "boolean") throw new Error(`answered with ${response.status}`);
  return answer;
}

/** Whether the person is in the fields of this point now. */
const isFocused = (id: string) =>
  document.activeElement?.closest("[data-point]")?.getAttribute("data-point") === id;

/**
 * The answers of one application in this browser, saved by themselves shortly after each change, one request at
 * a time. What could not be sent stays here and in the browser's storage, and is sent when the network is back.
 */
export function useEntry(
  applicationId: string,
  personId: string,
  answers: readonly EnteredAnswer[],
): Entry {
  const [points, setPoints] = useState<Points>(() => beginWith(answers));
  const [status, setStatus] = useState<SaveStatus>("idle");
  const [savedAt, setSavedAt] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const current = useRef(points);
  const own = useRef(new Set<string>());
  const saving = useRef<Promise<void> | null>(null);
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

  const send = useCallback(async (): Promise<number> => {
    const sent = Object.entries(current.current)
      .filter(([, point]) => point.dirty && !point.conflict)
      .slice(0, 100);
    if (sent.length === 0) return 0;
    setStatus("saving");
    try {
      const result = await save(
        applicationId,
        sent.map(([nodeId, { value, note, version }]) => ({ nodeId, value, note, version })),
      );
      if (result.ok) {
        const { saved = [], conflicts = [] } = result.data ?? {};
        update((before) => settlePoints(before, sent, saved, conflicts));
        setRefusal(undefined);
        setSavedAt(formatClock(new Date()));
        const left = Object.values(current.current).some((point) => point.dirty && !point.conflict);
        setStatus(left ? "unsaved" : "saved");
        return left ? quiet : 0;
      }
      setRefusal(result.errors?.[0]?.message ?? result.message);
      setStatus("failed");
      return result.code === "unexpected" ? retryAfter : 0;
    } catch {
      setStatus("offline");
      return retryAfter;
    }
  }, [applicationId, update]);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    saving.current ??= send()
      .then((again) => {
        if (again) timer.current = setTimeout(flush, again);
      })
      .finally(() => {
        saving.current = null;
      });
    return saving.current;
  }, [send]);

  const schedule = useCallback(() => {
    setStatus("unsaved");
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, quiet);
  }, [flush]);

  const settle = useCallback<Entry["settle"]>(async () => {
    const unsent = () => Object.values(current.current).some((point) => point.dirty);
    // What is being sent first, then what was typed meanwhile.
    for (let round = 0; round < 3 && unsent(); round += 1) await flush();
    return !unsent();
  }, [flush]);

  const change = useCallback<Entry["change"]>(
    (id, patch) => {
      update((before) => {
        const point = before[id] ?? emptyPoint;
        const retyped = point.origin === "survey" && patch.value !== undefined;
        const origin = retyped ? "entered" : point.origin;
        return { ...before, [id]: { ...point, ...patch, origin, news: undefined, dirty: true } };
      });
      schedule();
    },
    [update, schedule],
  );

  const put = useCallback<Entry["put"]>(
    (id, { value, note }) => {
      update((before) => {
        const point = before[id] ?? emptyPoint;
        const revision = point.revision + 1;
        return {
          ...before,
          [id]: {
            ...point,
            value,
            note,
            origin: "entered",
            news: undefined,
            dirty: true,
            revision,
          },
        };
      });
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
            ? storedPoint(theirs, point.revision + 1)
            : { ...point, version: theirs.version, conflict: undefined };
        return { ...before, [id]: next };
      });
      schedule();
    },
    [update, schedule],
  );

  const merge = useCallback<Entry["merge"]>(
    (fresh) => {
      if (fresh.length > 0) update((before) => mergeAnswers(before, fresh, isFocused));
    },
    [update],
  );

  // After the first paint, which must be the server's: what this browser could not send last time.
  useEffect(() => {
    const drafts = Object.entries(readDrafts(applicationId, personId));
    const unsent = drafts.filter(
      ([id, draft]) => !sameContent(current.current[id] ?? emptyPoint, draft),
    );
    if (unsent.length === 0) return;
    update((before) => ({
      ...before,
      ...Object.fromEntries(
        unsent.map(([id, draft]) => {
          const revision = (before[id]?.revision ?? 0) + 1;
          return [id, { ...emptyPoint, ...draft, dirty: true, revision }];
        }),
      ),
    }));
    schedule();
  }, [applicationId, personId, update, schedule]);

  // A fresh page from the server brings what others have saved since; one's own unsent changes stay.
  useEffect(() => merge(answers), [answers, merge]);

  useLeaving(anyUnsent, flush);

  const point = useCallback((id: string) => points[id] ?? emptyPoint, [points]);
  const known = useCallback(
    () =>
      Object.fromEntries(Object.entries(current.current).map(([id, { version }]) => [id, version])),
    [],
  );
  return { points, point, change, put, resolve, merge, known, status, savedAt, refusal, settle };
}
