import "server-only";
import { answersOf, rectificationsOf, snapshotsOf } from "../application/data";
import type { InApplication } from "../application/mutations";
import { openNodes } from "../application/policy";
import type { SaveAnswers } from "../application/schema";
import { isNamed, isUnlocked, sameEntry } from "../application/score";
import type { EnteredAnswer, Origin } from "../application/types";
import type { Person } from "../auth/types";
import { Prisma } from "../db";
import { Refusal } from "../errors";
import { nodeById, type StandardNode } from "../scoring";

export interface SavedAnswers {
  saved: { nodeId: string; version: number }[];
  /** Points somebody else has changed since: theirs, to choose from. */
  conflicts: EnteredAnswer[];
}

/** The one way an answer is written, wherever it comes from; within a change that `inApplication` let in. */
export async function enterAnswers(
  person: Person,
  context: InApplication,
  answers: SaveAnswers["answers"],
  origin: Origin,
): Promise<SavedAnswers> {
  const { tx, record, prepared, view } = context;
  const lockedBy = await lockedNodes(person, context);
  const unique = new Map(answers.map((answer) => [answer.nodeId, answer]));
  for (const { nodeId } of unique.values()) {
    const node = nodeById(prepared, nodeId);
    if (!node || !("rule" in node))
      throw new Refusal("invalid", "所填的评分点不在本批次采用的标准之内。");
    const locked = lockedBy(node);
    if (locked) throw new Refusal("not-allowed", locked);
  }
  const before = new Map((await answersOf(view.id, tx)).map((answer) => [answer.nodeId, answer]));
  const result: SavedAnswers = { saved: [], conflicts: [] };
  // A fixed order, so that two people saving the same points cannot wait for each other.
  for (const answer of [...unique.values()].sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1))) {
    const old = before.get(answer.nodeId);
    // A carried answer that is entered as it stands is confirmed by that: it is marked no longer.
    const unchanged =
      old && sameEntry(old, answer) && !(old.origin === "carried" && origin === "entered");
    if (unchanged) {
      result.saved.push({ nodeId: answer.nodeId, version: old.version });
      continue;
    }
    const value = answer.value === null ? null : JSON.stringify(answer.value);
    const [row] = await tx.$queryRaw<{ version: number }[]>(Prisma.sql`
        INSERT INTO "Answer" ("applicationId", "nodeId", "value", "note", "origin", "version", "updatedById")
        SELECT ${view.id}::uuid, ${answer.nodeId}, ${value}::jsonb, ${answer.note}, ${origin}, 1, ${person.id}::uuid
        WHERE ${answer.version} = 0 OR EXISTS (
          SELECT 1 FROM "Answer" WHERE "applicationId" = ${view.id}::uuid AND "nodeId" = ${answer.nodeId})
        ON CONFLICT ("applicationId", "nodeId") DO UPDATE
          SET "value" = excluded."value", "note" = excluded."note", "origin" = excluded."origin", "version" = "Answer"."version" + 1,
              "updatedById" = excluded."updatedById", "updatedAt" = now()
          WHERE "Answer"."version" = ${answer.version}
        RETURNING "version"`);
    if (!row) {
      const theirs = (await answersOf(view.id, tx)).find((other) => other.nodeId === answer.nodeId);
      if (theirs) result.conflicts.push(theirs);
      continue;
    }
    result.saved.push({ nodeId: answer.nodeId, version: row.version });
    record({
      action: "answer.saved",
      subjectType: "application",
      subjectId: view.id,
      before: { nodeId: answer.nodeId, value: old?.value ?? null, note: old?.note ?? "" },
      after: { nodeId: answer.nodeId, value: answer.value, note: answer.note },
    });
  }
  record(null);
  return result;
}

/**
 * Why a node may not be changed: null, or a sentence for those that the newest return keeps locked (none while
 * drafting, when everything is open), and for those that are not in a contributor's hands.
 */
export async function lockedNodes(
  person: Person,
  context: InApplication,
): Promise<(node: StandardNode) => string | null> {
  const { prepared, facts } = context;
  const open = openNodes(person, facts);
  const locked = await lockedByRectification(context);
  return ({ id, title }) => {
    if (open && !isNamed(prepared, id, new Set(open))) return `“${title}”没有分派给您，不能修改。`;
    return locked(id) ? `“${title}”不在整改范围内，不能修改。` : null;
  };
}

async function lockedByRectification({
  tx,
  view,
  prepared,
}: InApplication): Promise<(nodeId: string) => boolean> {
  if (view.state !== "returned") return () => false;
  const items = await rectificationsOf(view.id, tx);
  const named = new Set(
    items.filter((item) => item.round === items[0]?.round).map((item) => item.nodeId),
  );
  const submitted = (await snapshotsOf(view.id, tx)).at(-1)?.submission;
  return (nodeId) => !isUnlocked(prepared, nodeId, named, submitted);
}
