import "server-only";
import { answersOf, rectificationsOf, snapshotsOf } from "../application/data";
import type { InApplication } from "../application/mutations";
import { openNodes } from "../application/policy";
import type { SaveAnswers } from "../application/schema";
import { isNamed, isUnlocked, sameEntry } from "../application/score";
import type { Origin } from "../application/types";
import type { Person } from "../auth/types";
import { Prisma } from "../db";
import { Refusal } from "../errors";
import { canonicalJson, nodeById, type StandardNode } from "../scoring";
import type { SavedAnswers } from "./types";

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
  const result: SavedAnswers = { saved: [], conflicts: [] };
  const before = new Map(
    (await answersOf(view.id, tx, [...unique.keys()])).map((answer) => [answer.nodeId, answer]),
  );
  const changed = [...unique.values()].filter((answer) => {
    const old = before.get(answer.nodeId);
    // A carried answer that is entered as it stands is confirmed by that, and counts of a survey take the place of
    // the same ones typed in.
    const confirmed =
      (old?.origin === "carried" && origin === "entered") ||
      (old?.origin !== "survey" && origin === "survey");
    const same = old && sameEntry(old, answer) && !confirmed;
    if (same) result.saved.push({ nodeId: answer.nodeId, version: old.version });
    return !same;
  });
  if (changed.length > 0) {
    // Counts of a survey stay its own for as long as they are the same.
    const isSurveyed = ({ nodeId, value }: (typeof changed)[number]) => {
      const old = before.get(nodeId);
      return old?.origin === "survey" && canonicalJson(old.value) === canonicalJson(value);
    };
    const versions = await put(
      person,
      context,
      changed.map((answer) => ({ ...answer, origin: isSurveyed(answer) ? "survey" : origin })),
    );
    for (const { nodeId, value, note } of changed) {
      const version = versions.get(nodeId);
      if (version === undefined) continue;
      const old = before.get(nodeId);
      result.saved.push({ nodeId, version });
      record({
        action: "answer.saved",
        subjectType: "application",
        subjectId: view.id,
        before: { nodeId, value: old?.value ?? null, note: old?.note ?? "" },
        after: { nodeId, value, note },
      });
    }
    const refused = changed.map(({ nodeId }) => nodeId).filter((id) => !versions.has(id));
    if (refused.length > 0) result.conflicts = await answersOf(view.id, tx, refused);
  }
  record(null);
  return result;
}

/**
 * Writes answers in one statement, each where its version is still the one it was based on.
 * @returns the new versions of those that were written
 */
async function put(
  person: Person,
  { tx, view }: InApplication,
  answers: readonly (SaveAnswers["answers"][number] & { origin: Origin })[],
): Promise<Map<string, number>> {
  const json = ({ value }: (typeof answers)[number]) =>
    value === null ? null : JSON.stringify(value);
  // A fixed order, so that two people saving the same points cannot wait for each other. What was based on a
  // version is put only where there is one.
  const rows = await tx.$queryRaw<{ nodeId: string; version: number }[]>(Prisma.sql`
    INSERT INTO "Answer" ("applicationId", "nodeId", "value", "note", "origin", "version", "updatedById")
    SELECT ${view.id}::uuid, put."nodeId", put."value"::jsonb, put."note", put."origin", put."version" + 1, ${person.id}::uuid
    FROM unnest(
      ${answers.map(({ nodeId }) => nodeId)}::text[], ${answers.map(json)}::text[],
      ${answers.map(({ note }) => note)}::text[], ${answers.map(({ version }) => version)}::int[],
      ${answers.map(({ origin }) => origin)}::text[]
    ) AS put ("nodeId", "value", "note", "version", "origin")
    WHERE put."version" = 0 OR EXISTS (
      SELECT FROM "Answer" x WHERE x."applicationId" = ${view.id}::uuid AND x."nodeId" = put."nodeId")
    ORDER BY put."nodeId"
    ON CONFLICT ("applicationId", "nodeId") DO UPDATE
      SET "value" = excluded."value", "note" = excluded."note", "origin" = excluded."origin",
          "version" = excluded."version", "updatedById" = excluded."updatedById", "updatedAt" = now()
      WHERE "Answer"."version" = excluded."version" - 1
    RETURNING "nodeId", "version"`);
  return new Map(rows.map(({ nodeId, version }) => [nodeId, version]));
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
