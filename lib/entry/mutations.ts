import "server-only";
import { answersOf, rectificationsOf, snapshotsOf } from "../application/data";
import type { InApplication } from "../application/mutations";
import { openNodes } from "../application/policy";
import type { SaveAnswers } from "../application/schema";
import { isNamed, isUnlocked } from "../application/score";
import type { EnteredValue, Origin } from "../application/types";
import type { Person } from "../auth/types";
import { Prisma } from "../db";
import { Refusal } from "../errors";
import { nodeById, type StandardNode } from "../scoring";
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
  const rows = await put(person, context, [...unique.values()], origin);
  const saved: SavedAnswers["saved"] = [];
  for (const { nodeId, version, stood, before } of rows) {
    if (version !== null) {
      saved.push({ nodeId, version });
      const { value = null, note = "" } = unique.get(nodeId) ?? {};
      record({
        action: "answer.saved",
        subjectType: "application",
        subjectId: view.id,
        before: { nodeId, value: before?.value ?? null, note: before?.note ?? "" },
        after: { nodeId, value, note },
      });
    } else if (stood && before) saved.push({ nodeId, version: before.version });
  }
  record(null);
  const done = new Set(saved.map(({ nodeId }) => nodeId));
  const refused = [...unique.keys()].filter((id) => !done.has(id));
  return { saved, conflicts: refused.length > 0 ? await answersOf(view.id, tx, refused) : [] };
}

interface PutAnswer {
  nodeId: string;
  /** The new version; null where nothing was written. */
  version: number | null;
  /** Whether it already stood there as it was sent. */
  stood: boolean;
  before: { value: EnteredValue | null; note: string; version: number } | null;
}

/**
 * Writes answers in one statement, each where its version is still the one it was based on, and not where it already
 * stands there as sent. A carried answer that is entered as it stands is confirmed by that, and counts of a survey
 * take the place of the same ones typed in; counts of a survey stay its own for as long as they are the same.
 */
async function put(
  person: Person,
  { tx, view }: InApplication,
  answers: SaveAnswers["answers"],
  origin: Origin,
): Promise<PutAnswer[]> {
  const json = ({ value }: (typeof answers)[number]) =>
    value === null ? null : JSON.stringify(value);
  // A fixed order, so that two people saving the same points cannot wait for each other.
  return tx.$queryRaw<PutAnswer[]>(Prisma.sql`
    WITH sent AS (
      SELECT sent.*, old."version" AS "oldVersion", old."value" AS "oldValue", old."note" AS "oldNote", old."origin" AS "oldOrigin",
        old."value" IS NOT DISTINCT FROM sent."value" AND old."nodeId" IS NOT NULL AS "sameValue"
      FROM (
        SELECT "nodeId", "value"::jsonb AS "value", "note", "version", ${origin}::text AS "origin"
        FROM unnest(
          ${answers.map(({ nodeId }) => nodeId)}::text[], ${answers.map(json)}::text[],
          ${answers.map(({ note }) => note)}::text[], ${answers.map(({ version }) => version)}::int[]
        ) AS raw ("nodeId", "value", "note", "version")) sent
      LEFT JOIN "Answer" old ON old."applicationId" = ${view.id}::uuid AND old."nodeId" = sent."nodeId"
    ), weighed AS (
      SELECT *, "sameValue" AND "oldNote" = "note"
        AND NOT ("oldOrigin" = 'carried' AND "origin" = 'entered')
        AND NOT ("oldOrigin" <> 'survey' AND "origin" = 'survey') AS "stood"
      FROM sent
    ), written AS (
      INSERT INTO "Answer" ("applicationId", "nodeId", "value", "note", "origin", "version", "updatedById")
      SELECT ${view.id}::uuid, "nodeId", "value", "note",
        CASE WHEN "oldOrigin" = 'survey' AND "sameValue" THEN 'survey' ELSE "origin" END,
        "version" + 1, ${person.id}::uuid
      FROM weighed WHERE "version" = coalesce("oldVersion", 0) AND NOT "stood" ORDER BY "nodeId"
      ON CONFLICT ("applicationId", "nodeId") DO UPDATE
        SET "value" = excluded."value", "note" = excluded."note", "origin" = excluded."origin",
            "version" = excluded."version", "updatedById" = excluded."updatedById", "updatedAt" = now()
        WHERE "Answer"."version" = excluded."version" - 1
      RETURNING "nodeId", "version"
    )
    SELECT weighed."nodeId", written."version", weighed."stood",
      CASE WHEN weighed."oldVersion" IS NOT NULL THEN json_build_object(
        'value', weighed."oldValue", 'note', weighed."oldNote", 'version', weighed."oldVersion") END AS "before"
    FROM weighed LEFT JOIN written ON written."nodeId" = weighed."nodeId" ORDER BY weighed."nodeId"`);
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
