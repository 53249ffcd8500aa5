import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAccount, setActive } from "@/lib/account/mutations";
import { answersOf, snapshotsOf } from "@/lib/application/data";
import { saveAnswers, startApplication, submitApplication } from "@/lib/application/mutations";
import { verifyChain } from "@/lib/audit/data";
import type { Person } from "@/lib/auth/types";
import { changeCommunity, registerCommunity } from "@/lib/community/mutations";
import { db } from "@/lib/db";
import { publish } from "@/lib/publication/mutations";
import { rulingsOf } from "@/lib/review/data";
import { approve, concludeVerification, rulePoint } from "@/lib/review/mutations";
import {
  announced,
  communityInput,
  fate,
  fill,
  newDraft,
  newSubmitted,
  newVerified,
  openWorld,
  pointsOf,
  sql,
  stateOf,
  versionOf,
  type World,
} from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const point = "digital-access-devices";

const save = (by: Person, applicationId: string, version: number, value: number, nodeId = point) =>
  saveAnswers(by, { applicationId, answers: [{ nodeId, version, value, note: "" }] });

const keptValue = async (id: string) =>
  (await answersOf(id)).find((answer) => answer.nodeId === point)?.value;

it("gives back as a conflict what somebody else has saved meanwhile, and overwrites nothing", async () => {
  const { id } = await newDraft(world);
  await save(world.official, id, 0, 1);
  expect((await save(world.colleague, id, 1, 2)).saved).toEqual([{ nodeId: point, version: 2 }]);
  expect(await save(world.official, id, 1, 3)).toMatchObject({
    saved: [],
    conflicts: [{ nodeId: point, value: 2, version: 2, updatedByName: world.colleague.name }],
  });
  expect(await keptValue(id)).toBe(2);
});

it("keeps one of two first answers saved at once, and shows it to the other", async () => {
  const { id } = await newDraft(world);
  for (let round = 0; round < 5; round += 1) {
    const nodeId = pointsOf(world)[round] ?? "";
    const results = await Promise.all([
      save(world.official, id, 0, 1, nodeId),
      save(world.colleague, id, 0, 2, nodeId),
    ]);
    expect(results.flatMap((result) => result.saved)).toEqual([{ nodeId, version: 1 }]);
    const [conflict] = results.flatMap((result) => result.conflicts);
    const kept = (await answersOf(id)).find((answer) => answer.nodeId === nodeId);
    expect(conflict).toEqual(kept);
    const winner = results.findIndex((result) => result.saved.length === 1);
    expect(kept?.value).toBe(winner + 1);
  }
});

it("saves for more people at once than there are connections, by a standard that nobody has read yet", async () => {
  const drafts = await Promise.all(Array.from({ length: 20 }, () => newDraft(world)));
  // As right after a start: the copy's document is in the database, and in no memory.
  await sql(
    world,
    `WITH copy AS (
       INSERT INTO "StandardVersion" ("id", "family", "version", "title", "level", "effectiveFrom", "document", "digest")
       SELECT gen_random_uuid(), "family", 'unread', "title", "level", '2001-01-01', "document", "digest"
       FROM "StandardVersion" WHERE "id" = $1 RETURNING "id"),
     batch AS (
       INSERT INTO "Batch" ("id", "title", "standardId", "opensOn", "closesOn", "assumedFigures", "confirmedName", "openedById")
       SELECT gen_random_uuid(), '刚启动', copy."id", current_date - 9, current_date + 9, 0, '周七', $2 FROM copy RETURNING "id")
     INSERT INTO "Application" ("id", "batchId", "communityId", "createdById")
     SELECT gen_random_uuid(), batch."id", unnest($3::uuid[]), $4 FROM batch`,
    [
      ...[world.standardId, world.admin.id],
      ...[drafts.map(({ communityId }) => communityId), world.official.id],
    ],
  );
  const rows = await sql<{ id: string }>(
    world,
    `SELECT a."id" FROM "Application" a JOIN "Batch" b ON b."id" = a."batchId" WHERE b."title" = '刚启动'`,
  );
  expect(rows).toHaveLength(20);
  const results = await Promise.all(rows.map(({ id }) => save(world.official, id, 0, 1)));
  expect(results.map(({ saved }) => saved)).toEqual(
    rows.map(() => [{ nodeId: point, version: 1 }]),
  );
});

it("keeps what two people save of many points in opposite order at once, without waiting for each other for ever", async () => {
  const { id } = await newDraft(world);
  const answers = pointsOf(world).map((nodeId) => ({ nodeId, version: 0, value: 1, note: "" }));
  const [one, other] = await Promise.all([
    saveAnswers(world.official, { applicationId: id, answers }),
    saveAnswers(world.colleague, { applicationId: id, answers: [...answers].reverse() }),
  ]);
  // Equal answers are no conflict only where they are seen; what matters is that every point has one owner.
  const owners = [...one.saved, ...other.saved].map(({ nodeId }) => nodeId);
  expect(new Set(owners).size).toBe(answers.length);
  expect((await answersOf(id)).map(({ version }) => version)).toEqual(answers.map(() => 1));
});

it("keeps all of 20 savings of different points at once", async () => {
  const { id } = await newDraft(world);
  const points = pointsOf(world).slice(0, 20);
  await Promise.all(points.map((nodeId, i) => save(world.official, id, 0, i, nodeId)));
  const kept = new Map((await answersOf(id)).map(({ nodeId, value }) => [nodeId, value]));
  expect(points.map((nodeId) => kept.get(nodeId))).toEqual(points.map((_, i) => i));
  const records = await db().auditRecord.count({
    where: { subjectId: id, action: "answer.saved" },
  });
  expect(records).toBe(20);
});

const outcomes = (changes: Promise<unknown>[]) => Promise.all(changes.map(fate));

it("submits once of two submissions at once", async () => {
  const { id } = await newDraft(world);
  await fill(world, id);
  const version = await versionOf(id);
  const fates = await outcomes([
    submitApplication(world.official, id, version),
    submitApplication(world.colleague, id, version),
  ]);
  expect(fates.sort()).toEqual(["done", "wrong-state"]);
  expect(await snapshotsOf(id)).toHaveLength(1);
});

it("concludes once, approves once and publishes once of two at once", async () => {
  const { id } = await newVerified(world);
  const version = await versionOf(id);
  const approvals = await outcomes([
    approve(world.admin, id, version),
    approve(world.secondAdmin, id, version),
    concludeVerification(world.reviewer, id, version),
  ]);
  expect(approvals.filter((fate) => fate === "done")).toHaveLength(1);
  expect(await db().outcome.count({ where: { applicationId: id } })).toBe(1);
  await announced(world, id);
  const approved = await versionOf(id);
  const publications = await outcomes([
    publish(world.admin, id, approved),
    publish(world.secondAdmin, id, approved),
  ]);
  expect(publications.sort()).toEqual(["done", "wrong-state"]);
  const published = { subjectId: id, action: "outcome.published" } as const;
  expect(await db().auditRecord.count({ where: published })).toBe(1);
});

it("keeps one of two rulings on a point at once", async () => {
  const { id } = await newSubmitted(world);
  const rule = (by: Person, value: number) =>
    rulePoint(by, {
      kind: "adjusted",
      applicationId: id,
      nodeId: point,
      version: 0,
      value,
      reason: "抽查",
    });
  const fates = await outcomes([rule(world.reviewer, 1), rule(world.secondReviewer, 2)]);
  expect([...fates].sort()).toEqual(["done", "stale"]);
  expect(await rulingsOf(id)).toMatchObject([{ value: fates.indexOf("done") + 1 }]);
});

it("freezes a saving that races a submission whole or refuses it", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id } = await newDraft(world);
    await fill(world, id);
    const version = await versionOf(id);
    const [saved, submitted] = await outcomes([
      save(world.colleague, id, 1, 1.5),
      submitApplication(world.official, id, version),
    ]);
    expect(submitted).toBe("done");
    const frozen = (await snapshotsOf(id))[0]?.submission.answers[point];
    expect([saved, frozen]).toEqual(saved === "done" ? ["done", 1.5] : ["wrong-state", 6]);
    expect(await keptValue(id)).toBe(frozen);
  }
});

it("decides a saving that had to wait by what stands when its turn comes", async () => {
  const { id } = await newDraft(world);
  const [batch] = await sql<{ id: string; opensOn: string; closesOn: string }>(
    world,
    `SELECT b."id", b."opensOn"::text, b."closesOn"::text FROM "Batch" b JOIN "Application" a ON a."batchId" = b."id" WHERE a."id" = $1`,
    [id],
  );
  const other = new pg.Client(world.url);
  await other.connect();
  try {
    await other.query("BEGIN");
    await other.query(`SELECT FROM "Application" WHERE "id" = $1 FOR UPDATE`, [id]);
    await other.query(`UPDATE "Batch" SET "closesOn" = current_date - 2 WHERE "id" = $1`, [
      batch?.id,
    ]);
    const waiting = fate(save(world.official, id, 0, 1));
    await expect
      .poll(() => sql(world, `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`))
      .toHaveLength(1);
    await other.query("COMMIT");
    expect(await waiting).toBe("too-late");
    expect(await answersOf(id)).toEqual([]);
  } finally {
    await other.end();
    await sql(world, `UPDATE "Batch" SET "closesOn" = $2 WHERE "id" = $1`, [
      ...[batch?.id, batch?.closesOn],
    ]);
  }
});

it("submits a community's data as they stand, or refuses to change them", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id, communityId } = await newDraft(world);
    await fill(world, id);
    const community = await db().community.findUniqueOrThrow({ where: { id: communityId } });
    const change = { ...communityInput, name: community.name, residents: 2_801 };
    const version = await versionOf(id);
    const [submitted, changed] = await outcomes([
      submitApplication(world.official, id, version),
      changeCommunity(world.colleague, communityId, 1, change),
    ]);
    expect(submitted).toBe("done");
    const now = await db().community.findUniqueOrThrow({ where: { id: communityId } });
    expect(now.residents).toBe(changed === "done" ? 2_801 : 2_800);
    expect((await snapshotsOf(id))[0]?.submission.community.residents).toBe(now.residents);
  }
});

it("opens one application of two at once, and registers one community of two of a name", async () => {
  const named = { ...communityInput, name: "同名社区" };
  const registered = await outcomes([
    registerCommunity(world.official, named),
    registerCommunity(world.colleague, named),
  ]);
  expect(registered.sort()).toEqual(["done", "taken"]);
  const { id } = await db().community.findFirstOrThrow({ where: { name: named.name } });
  const opened = await outcomes([
    startApplication(world.official, world.batchId, id),
    startApplication(world.colleague, world.batchId, id),
  ]);
  expect(opened.sort()).toEqual(["done", "taken"]);
});

it("makes one account of two with a user name at once", async () => {
  const input = { username: "same", name: "同名", role: "reviewer" } as const;
  const fates = await outcomes([
    createAccount(world.admin, input),
    createAccount(world.secondAdmin, input),
  ]);
  expect(fates.sort()).toEqual(["done", "taken"]);
});

it("leaves an administrator when two deactivate each other at once", async () => {
  await setActive(world.admin, world.deputy.id, 1, false);
  const fates = await outcomes([
    setActive(world.admin, world.secondAdmin.id, 1, false),
    setActive(world.secondAdmin, world.admin.id, 1, false),
  ]);
  expect(fates.sort()).toEqual(["done", "not-allowed"]);
  const left = { role: "administrator", active: true };
  expect(await db().account.count({ where: left })).toBe(1);
});

it("lets nobody wait for the audit of a change that is not committed yet, and leaves no entry behind", async () => {
  const community = await registerCommunity(world.official, {
    ...communityInput,
    name: "等提交社区",
  });
  const slow = new pg.Client(world.url);
  await slow.connect();
  try {
    await slow.query("BEGIN");
    await slow.query(
      `INSERT INTO "AuditEntry" ("actorName", "action", "subjectType", "subjectId")
       VALUES ('慢', 'community.changed', 'community', $1)`,
      [community],
    );
    // It would never come back, were the chain held from the entry to the commit.
    await registerCommunity(world.official, { ...communityInput, name: "先提交社区" });
    await slow.query("COMMIT");
  } finally {
    await slow.end();
  }
  const records = await sql(
    world,
    `SELECT "actorName", "after"->>'name' AS name FROM "AuditRecord" ORDER BY "seq" DESC LIMIT 2`,
  );
  expect(records).toEqual([
    { actorName: "慢", name: null },
    { actorName: world.official.name, name: "先提交社区" },
  ]);
  expect(await sql(world, `SELECT FROM "AuditEntry"`)).toEqual([]);
});

it("has kept the audit's chain whole through all of this", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
  expect(await stateOf((await newDraft(world)).id)).toBe("draft");
});
