import type { EnteredAnswer, EnteredValue, Origin } from "@/lib/application/types";

export interface Point {
  value: EnteredValue | null;
  note: string;
  origin: Origin;
  /** The version this is based on; 0 where nothing is stored yet. */
  version: number;
  dirty: boolean;
  /** What somebody else stored meanwhile; nothing is sent for this point until the person has chosen. */
  conflict?: EnteredAnswer;
  /** Who changed it while the page was open, when its value came from there. */
  news?: { name: string; at: string };
  /** Rises when the value was put in from outside, so that the control starts afresh. */
  revision: number;
}

export type Points = Readonly<Record<string, Point>>;

export const emptyPoint: Point = {
  value: null,
  note: "",
  origin: "entered",
  version: 0,
  dirty: false,
  revision: 0,
};

type Content = Pick<Point, "value" | "note">;

export const sameContent = (a: Content, b: Content): boolean =>
  a.note === b.note && JSON.stringify(a.value) === JSON.stringify(b.value);

/** A point as it is stored. */
export const storedPoint = (answer: EnteredAnswer, revision: number): Point => ({
  value: answer.value,
  note: answer.note,
  origin: answer.origin,
  version: answer.version,
  dirty: false,
  revision,
});

export const beginWith = (answers: readonly EnteredAnswer[]): Points =>
  Object.fromEntries(answers.map((answer) => [answer.nodeId, storedPoint(answer, 0)]));

/**
 * Takes in what others have saved. Unsent changes of one's own stay, and so does the point that is being looked
 * at: saving it then shows both to choose from.
 */
export function mergeAnswers(
  before: Points,
  answers: readonly EnteredAnswer[],
  busy: (id: string) => boolean,
): Points {
  const next = { ...before };
  for (const answer of answers) {
    const point = before[answer.nodeId];
    if (point?.dirty || (point?.version ?? 0) >= answer.version || busy(answer.nodeId)) continue;
    const changed = !sameContent(point ?? emptyPoint, answer);
    const revision = (point?.revision ?? 0) + (changed ? 1 : 0);
    const news = { name: answer.updatedByName, at: answer.updatedAt };
    next[answer.nodeId] = { ...storedPoint(answer, revision), ...(changed ? { news } : {}) };
  }
  return next;
}

/** The points after a save was answered: what was taken is clean, unless it changed again meanwhile. */
export function settlePoints(
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
    if (!now || !then) continue;
    // A survey's counts stay its own when only the note beside them was changed.
    const origin = then.origin === "survey" ? "survey" : "entered";
    next[nodeId] = { ...now, version, origin, dirty: !sameContent(now, then) };
  }
  for (const theirs of conflicts) {
    const now = next[theirs.nodeId];
    if (!now) continue;
    next[theirs.nodeId] = sameContent(now, theirs)
      ? storedPoint(theirs, now.revision)
      : { ...now, conflict: theirs };
  }
  return next;
}
