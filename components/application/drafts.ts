import type { Point, Points } from "./points";

type Draft = Pick<Point, "value" | "note" | "version">;

const key = (applicationId: string, personId: string) => `entry:${personId}:${applicationId}`;

/** What this browser typed and could not send yet; {} where storage is closed or spoilt. */
export function readDrafts(applicationId: string, personId: string): Record<string, Draft> {
  try {
    const text = window.localStorage.getItem(key(applicationId, personId));
    const drafts: unknown = text ? JSON.parse(text) : {};
    if (typeof drafts !== "object" || drafts === null) return {};
    return Object.fromEntries(Object.entries(drafts).filter(([, draft]) => isDraft(draft)));
  } catch {
    return {};
  }
}

const isDraft = (draft: unknown): draft is Draft =>
  typeof draft === "object" &&
  draft !== null &&
  "value" in draft &&
  "note" in draft &&
  typeof draft.note === "string" &&
  "version" in draft &&
  typeof draft.version === "number";

/**
 * Keeps what this tab has not sent yet. Other tabs keep theirs in the same place: only what this tab put there
 * before (`own`) is taken away.
 */
export function keepDrafts(
  applicationId: string,
  personId: string,
  points: Points,
  own: Set<string>,
): void {
  const drafts = readDrafts(applicationId, personId);
  for (const id of own) delete drafts[id];
  own.clear();
  for (const [id, { value, note, version, dirty }] of Object.entries(points)) {
    if (!dirty) continue;
    drafts[id] = { value, note, version };
    own.add(id);
  }
  try {
    if (Object.keys(drafts).length === 0)
      window.localStorage.removeItem(key(applicationId, personId));
    else window.localStorage.setItem(key(applicationId, personId), JSON.stringify(drafts));
  } catch {
    // A closed or full storage only takes away the second net; the first is the server.
  }
}
