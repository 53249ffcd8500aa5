import { claimWaiver, startApplication } from "@/lib/application/mutations";
import { askedLeaves, entryPages } from "@/lib/application/score";
import { assignParts } from "@/lib/assignment/mutations";
import { db } from "@/lib/db";
import { announce } from "@/lib/notice/mutations";
import { submitObjection } from "@/lib/objection/mutations";
import { publish } from "@/lib/publication/mutations";
import { approve } from "@/lib/review/mutations";
import { allNodes, digest, evaluate } from "@/lib/scoring";
import { createDraft, proposeDraft } from "@/lib/standard/mutations";
import { correctDay } from "@/lib/workday/mutations";
import {
  announced,
  fill,
  newBatch,
  newDraft,
  newSubmitted,
  newVerified,
  sql,
  submit,
  versionOf,
  type World,
} from "./fixtures";
import { adjust, devices, giveBack, heritage, save } from "./steps";
import { surveyOf } from "./survey-steps";

/** One of everything that a page of the office shows. */
export interface Ground {
  /** Being filled in, of a community with an earlier application, published, and a result of an earlier year. */
  draft: string;
  submitted: string;
  verified: string;
  published: string;
  community: string;
  evidence: string;
  message: string;
  standardDraft: string;
  proposed: string;
  /** Received, to a result on notice. */
  objection: string;
}

async function concluded(world: World): Promise<{ id: string; communityId: string }> {
  const verified = await newVerified(world);
  await approve(world.admin, verified.id, await versionOf(verified.id));
  return verified;
}

/** Puts what is approved on notice, and objects to it. */
async function objectTo(world: World, id: string): Promise<string> {
  await announce(world.admin, id, await versionOf(id));
  const { code } = await db().outcome.findFirstOrThrow({ where: { applicationId: id } });
  const key = "5f0f6c1e-2f5b-4a52-9a0e-6d8f3a1c7b03";
  await submitObjection({ code, key, nodeId: devices, text: "不在线。", contact: "x" }, "grown");
  return (await db().objection.findFirstOrThrow({ where: { applicationId: id } })).id;
}

/** A file on a point; the same content everywhere, so that each is another use of the other. */
async function attach(world: World, applicationId: string): Promise<string> {
  const sha256 = "a".repeat(64);
  await sql(
    world,
    `INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "preview", "perceptualHash")
     VALUES ($1, 9, 'image/jpeg', 'ready', repeat('5', 16)) ON CONFLICT DO NOTHING`,
    [sha256],
  );
  const [row] = await sql<{ id: string }>(
    world,
    `INSERT INTO "Evidence" ("id", "applicationId", "nodeId", "sha256", "fileName", "uploadedById")
     VALUES (gen_random_uuid(), $1, $2, $3, '现场.jpg', $4) RETURNING "id"`,
    [applicationId, devices, sha256, world.official.id],
  );
  return row?.id ?? "";
}

/** Little of everything, made the product's own way as far as it goes. */
export async function layGround(world: World): Promise<Ground> {
  const { official, admin, contributor, colleague } = world;
  const { id: published, communityId } = await concluded(world);
  await attach(world, published);
  await announced(world, published);
  await publish(admin, published, await versionOf(published));
  const { id: noticed } = await concluded(world);
  const objection = await objectTo(world, noticed);
  await correctDay(admin, { day: "2026-11-24", working: false, source: "文件" });

  const running = await newBatch(world, "再次批次", -2, 30);
  const draft = await startApplication(official, running, communityId);
  for (const value of [1, 2]) await save(world, draft, devices, value);
  await claimWaiver(official, {
    applicationId: draft,
    nodeId: heritage,
    version: 0,
    reason: "无。",
  });
  const evidence = await attach(world, draft);
  await assignParts(official, {
    ...{ applicationId: draft, contributorId: contributor.id, nodeIds: ["digital"] },
    ...{ comment: "", dueOn: null },
  });
  await sql(
    world,
    `INSERT INTO "Upload" ("id", "applicationId", "nodeId", "fileName", "size", "received", "uploadedById")
     VALUES (gen_random_uuid(), $1, $2, '一半.jpg', 10, 5, $3)`,
    [draft, devices, official.id],
  );
  await sql(
    world,
    `INSERT INTO "Presence" ("applicationId", "accountId", "nodeId") VALUES ($1, $2, 'digital')`,
    [draft, colleague.id],
  );
  const result = evaluate(world.prepared, {
    community: { type: "renewal", households: 1_000, residents: 2_800 },
    answers: {},
  });
  if (!result.ok) throw new Error("no earlier result");
  await sql(
    world,
    `INSERT INTO "EarlierResult" ("id", "communityId", "year", "standardId", "submission", "decision", "digest", "source", "importedById")
     VALUES (gen_random_uuid(), $1, 2020, $2, $3, $4, $5, '文件', $6)`,
    [
      ...[communityId, world.standardId],
      JSON.stringify({
        community: { type: "renewal", households: 1_000, residents: 2_800 },
        answers: {},
      }),
      ...[JSON.stringify(result.decision), digest(result.decision), official.id],
    ],
  );

  await surveyOf(official, draft, { "1幢": 60 });

  // Handed in, returned at a point, handed in again, a first point ruled.
  const { id: submitted } = await newDraft(world);
  await fill(world, submitted);
  await attach(world, submitted);
  await submit(official, submitted);
  await giveBack(world, submitted, devices);
  await save(world, submitted, devices, 1);
  await submit(official, submitted);
  await adjust(world, submitted, devices, 1);
  const { id: returned } = await newSubmitted(world);
  await giveBack(world, returned, devices);
  const { id: verified } = await newVerified(world);

  const standardDraft = await createDraft(admin, { standardId: world.standardId, version: "2030" });
  const proposed = await createDraft(admin, { standardId: world.standardId, version: "2031" });
  const { revision } = await db().standardDraft.findUniqueOrThrow({ where: { id: proposed } });
  await proposeDraft(admin, { draftId: proposed, revision });
  const [message] = await sql<{ id: string }>(
    world,
    `SELECT "id" FROM "Message" WHERE "recipientId" = $1 LIMIT 1`,
    [official.id],
  );
  await sql(
    world,
    `INSERT INTO "CalendarDay" ("day", "working", "source", "changedById") VALUES ('2025-01-02', true, '文件', $1)`,
    [admin.id],
  );
  await sql(world, "SELECT graphile_worker.add_job('mail', '{}')");
  await sql(
    world,
    `UPDATE graphile_worker._private_jobs SET last_error = 'x'
     WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs)`,
  );
  return {
    ...{ draft, submitted, verified, published, community: communityId, evidence },
    ...{ message: message?.id ?? "", standardDraft, proposed, objection },
  };
}

const MORE = 12;
type Own = Record<string, string>;

/** Copies of rows, each with something of its own in SQL: `x` is the row, `i` counts its copies. */
const copies = (world: World, table: string, own: Own, where = "true") => {
  const pairs = Object.entries(own).flatMap(([column, value]) => [`'${column}'`, value]);
  return sql(
    world,
    `INSERT INTO "${table}" SELECT copy.* FROM "${table}" x CROSS JOIN generate_series(1, ${MORE}) AS i
     CROSS JOIN LATERAL jsonb_populate_record(x, jsonb_build_object(${pairs.join(", ")})) AS copy
     WHERE ${where} ON CONFLICT DO NOTHING`,
  );
};

const anew = "gen_random_uuid()";
const copied = (column: string) => `md5(x."${column}"::text || i)::uuid`;
const named = (column: string) => `x."${column}" || '-' || i`;

/** What hangs on an application, below copies of it. */
async function copyContent(world: World, where: string): Promise<void> {
  const applicationId = copied("applicationId");
  for (const table of ["Answer", "Waiver", "Ruling", "Rectification", "SubmissionSnapshot"])
    await copies(world, table, { applicationId }, where);
  for (const table of ["Evidence", "SectionAssignment"])
    await copies(world, table, { applicationId, id: anew }, where);
  await copies(world, "Outcome", { applicationId, id: copied("id"), code: named("code") }, where);
  const decided = `EXISTS (SELECT FROM "Outcome" o WHERE o."id" = md5(x."outcomeId"::text || i)::uuid)`;
  await copies(world, "PublicNotice", { outcomeId: copied("outcomeId") }, decided);
}

/** More below one application: at other points and pages, by other people, in later versions and rounds. */
async function deepen(world: World, applicationId: string, points: string[], pages: string[]) {
  const where = `x."applicationId" = '${applicationId}'`;
  const of = (list: string[]) => `(ARRAY[${list.map((id) => `'${id}'`).join(", ")}])[i]`;
  for (const table of ["Answer", "Ruling", "Rectification"])
    await copies(world, table, { nodeId: of(points) }, where);
  const waivable = allNodes(world.prepared).flatMap((node) => (node.waivable ? [node.id] : []));
  await copies(world, "Waiver", { nodeId: of(waivable) }, `${where} AND i <= ${waivable.length}`);
  await copies(world, "AnswerHistory", { version: `x."version" + 100 * i` }, where);
  await copies(world, "Evidence", { id: copied("id"), fileName: named("fileName") }, where);
  await copies(world, "Upload", { id: anew, fileName: named("fileName") }, where);
  await copies(world, "SectionAssignment", { id: anew, nodeId: of(pages) }, where);
  await copies(world, "Presence", { accountId: copied("accountId") }, where);
  const attached = `SELECT jsonb_agg(e || jsonb_build_object('id', md5((e->>'id') || n)::uuid))
    FROM jsonb_array_elements(x."statements"::jsonb->'evidence') AS e, generate_series(1, ${MORE}) AS n`;
  const statements = `jsonb_set(x."statements"::jsonb, '{evidence}', coalesce((${attached}), '[]'))`;
  await copies(world, "SubmissionSnapshot", { round: `x."round" + 10 * i`, statements }, where);
}

/** One more version of the municipal standard, long superseded. */
async function oldVersion(world: World, version: string): Promise<void> {
  const document = { ...world.prepared.standard, version, effectiveFrom: "2001-01-01" };
  await sql(
    world,
    `INSERT INTO "StandardVersion" ("id", "family", "version", "title", "level", "effectiveFrom", "document", "digest")
     VALUES (gen_random_uuid(), 'hangzhou-municipal', $1, $1, 'municipal', '2001-01-01', $2, $3)`,
    [version, JSON.stringify(document), digest(document)],
  );
}

/** Makes much of the little: of every kind of row a dozen times as many, elsewhere and below the very same records. */
export async function grow(world: World, ground: Ground): Promise<void> {
  const { prepared } = world;
  const points = askedLeaves(prepared, "renewal").map(({ id }) => id);
  const pages = entryPages(prepared).map(({ node }) => node.id);
  await copies(world, "Account", { id: copied("id"), username: named("username") });
  await copies(world, "BatchReviewer", { accountId: copied("accountId") });
  await copies(world, "Batch", { id: copied("id"), title: named("title") });
  // The same community again in other batches, other communities in the same.
  const again = `x."id" IN ('${ground.draft}', '${ground.published}')`;
  const before = { batchId: copied("batchId"), createdAt: `x."createdAt" - i * interval '1 day'` };
  await copies(world, "Application", { id: copied("id"), ...before }, again);
  await copyContent(world, again.replace(`"id"`, `"applicationId"`));
  const first = `(SELECT "id" FROM "Batch" WHERE "title" !~ '-[0-9]+$')`;
  const others = `NOT (${again}) AND x."batchId" IN ${first}`;
  const applications = await sql<{ id: string }>(
    world,
    `SELECT "id" FROM "Application" x WHERE ${others}`,
  );
  const originals = applications.map(({ id }) => `'${id}'`).join(", ");
  const own = { name: named("name"), code: "null", listBatch: "'第' || i || '批'" };
  await copies(world, "Community", { id: copied("id"), ...own });
  const elsewhere = { id: copied("id"), communityId: copied("communityId") };
  await copies(world, "Application", elsewhere, `x."id" IN (${originals})`);
  await copyContent(world, `x."applicationId" IN (${originals})`);
  for (const id of [ground.draft, ground.submitted, ground.verified, ground.published])
    await deepen(world, id, points.slice(5), pages);
  for (let i = 1; i <= MORE; i += 1) await oldVersion(world, `2001-${i}`);
  await copies(world, "EarlierResult", { id: anew, year: `x."year" + i` });
  await copies(world, "StandardDraft", { id: copied("id"), version: named("version") });
  const sent = { receipt: named("receipt"), sendingDigest: named("sendingDigest") };
  await copies(world, "Objection", { id: anew, ...sent });
  await copies(world, "CalendarDay", { day: `(x."day" + i)::date` });
  await copies(world, "Message", { id: anew, event: named("event") });
  await copies(world, "AuditRecord", { seq: "null", subjectId: `x."subjectId"` }, `x."seq" <= 20`);
  await copies(world, "Likeness", { other: `md5(x."other" || i) || md5(x."other" || i)` });
  await sql(world, `SELECT graphile_worker.add_job('mail', '{}') FROM generate_series(1, ${MORE})`);
  await sql(world, `UPDATE graphile_worker._private_jobs SET last_error = 'x'`);
  await copies(world, "Survey", { id: copied("id"), state: "'cancelled'", cancelReason: "'重来'" });
  await copies(world, "SurveyRegister", { surveyId: copied("surveyId") });
  await copies(world, "CalendarDay", { day: `x."day" + i` });
}
