import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as account from "@/lib/account/mutations";
import { amendmentKinds } from "@/lib/amendment/types";
import * as applications from "@/lib/application/mutations";
import { origins, states } from "@/lib/application/types";
import { partStates } from "@/lib/assignment/types";
import { auditPage, verifyChain } from "@/lib/audit/data";
import { audited } from "@/lib/audit/mutations";
import { auditActions } from "@/lib/audit/types";
import { roles } from "@/lib/auth/types";
import { changeBatch } from "@/lib/batch/mutations";
import { changeCommunity } from "@/lib/community/mutations";
import { stages, tiers } from "@/lib/community/types";
import { db } from "@/lib/db";
import { objectionStates } from "@/lib/objection/types";
import { publish } from "@/lib/publication/mutations";
import * as reviews from "@/lib/review/mutations";
import { draftStates, rulingKinds } from "@/lib/standard/types";
import {
  announced,
  communityInput,
  dayFromToday,
  fill,
  newDraft,
  newSubmitted,
  newVerified,
  openWorld,
  password,
  pointsOf,
  sql,
  submit,
  versionOf,
  type World,
} from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const devices = "digital-access-devices";
const heritage = "neighbourhood-culture-heritage";

const records = () => db().auditRecord.count();
const actionsOf = async (subjectId: string) =>
  (await db().auditRecord.findMany({ where: { subjectId }, orderBy: { seq: "asc" } })).map(
    (record) => record.action,
  );

describe("every change", () => {
  it("of an application writes who did what, when, and what it was before", async () => {
    const { id, communityId } = await newDraft(world);
    await applications.claimWaiver(world.official, {
      applicationId: id,
      nodeId: heritage,
      version: 0,
      reason: "不适用。",
    });
    await applications.withdrawWaiver(world.official, {
      applicationId: id,
      nodeId: heritage,
      version: 1,
    });
    await applications.claimWaiver(world.official, {
      applicationId: id,
      nodeId: heritage,
      version: 0,
      reason: "不适用。",
    });
    await fill(world, id, { [devices]: 1 });
    await submit(world.official, id);
    const item = { nodeId: devices, comment: "请补正。" };
    await reviews.returnForRectification(world.reviewer, {
      applicationId: id,
      version: await versionOf(id),
      items: [item],
    });
    const began = Date.now();
    await applications.saveAnswers(world.colleague, {
      applicationId: id,
      answers: [{ nodeId: devices, version: 1, value: 2, note: "新设备" }],
    });
    const saved = await db().auditRecord.findFirstOrThrow({
      where: { subjectId: id },
      orderBy: { seq: "desc" },
    });
    expect(saved).toMatchObject({
      actorId: world.colleague.id,
      actorName: world.colleague.name,
      action: "answer.saved",
      subjectType: "application",
      before: { nodeId: devices, value: 1, note: "" },
      after: { nodeId: devices, value: 2, note: "新设备" },
    });
    expect(saved.at.getTime()).toBeGreaterThanOrEqual(began - 1);
    expect(saved.at.getTime()).toBeLessThanOrEqual(Date.now() + 1);
    await submit(world.official, id);
    await reviews.rulePoint(world.reviewer, {
      kind: "adjusted",
      applicationId: id,
      nodeId: devices,
      version: 0,
      value: 3,
      reason: "抽查",
    });
    await reviews.ruleWaiver(world.reviewer, {
      applicationId: id,
      nodeId: heritage,
      version: 1,
      ruling: "accepted",
      reason: "",
    });
    await reviews.acceptPoints(world.reviewer, id, pointsOf(world));
    await reviews.concludeVerification(world.reviewer, id, await versionOf(id));
    await reviews.sendBack(world.admin, id, await versionOf(id), "再核");
    await reviews.concludeVerification(world.reviewer, id, await versionOf(id));
    await reviews.approve(world.admin, id, await versionOf(id));
    await announced(world, id);
    await publish(world.admin, id, await versionOf(id));
    const actions = await actionsOf(id);
    const points = pointsOf(world).length;
    const steps = actions.filter((action, i) => action !== actions[i - 1]);
    expect(steps).toEqual([
      "application.created",
      "waiver.claimed",
      "waiver.withdrawn",
      "waiver.claimed",
      "answer.saved",
      "application.submitted",
      "application.returned",
      "answer.saved",
      "application.submitted",
      "ruling.made",
      "waiver.ruled",
      "ruling.made",
      "application.concluded",
      "application.sent-back",
      "application.concluded",
      "outcome.approved",
      "outcome.announced",
      "outcome.published",
    ]);
    expect(actions.filter((action) => action === "answer.saved")).toHaveLength(points + 1);
    expect(await actionsOf(communityId)).toEqual(["community.registered"]);
    expect(await verifyChain()).toMatchObject({ ok: true, records: await records() });
  });

  it("of communities, batches and accounts writes its record, passwords nowhere", async () => {
    const { communityId } = await newDraft(world);
    const { name } = await db().community.findUniqueOrThrow({ where: { id: communityId } });
    await changeCommunity(world.official, communityId, 1, {
      ...communityInput,
      name,
      street: "新街道",
    });
    expect(await actionsOf(communityId)).toEqual(["community.registered", "community.changed"]);
    await changeBatch(world.admin, {
      batchId: world.batchId,
      version: 1,
      closesOn: dayFromToday(20),
      reviewerIds: [world.reviewer.id, world.secondReviewer.id, world.deputy.id],
    });
    expect(await actionsOf(world.batchId)).toEqual(["batch.opened", "batch.changed"]);
    const first = await account.createAccount(world.admin, {
      username: "newcomer",
      name: "新人",
      role: "reviewer",
    });
    const { id } = await db().account.findUniqueOrThrow({ where: { username: "newcomer" } });
    await account.changeOwnPassword({ id, name: "新人" }, first, password);
    const reset = await account.resetPassword(world.admin, id, 2);
    await account.setActive(world.admin, id, 3, false);
    await account.setActive(world.admin, id, 4, true);
    expect(await actionsOf(id)).toEqual([
      "account.created",
      "account.password-changed",
      "account.password-reset",
      "account.deactivated",
      "account.activated",
    ]);
    const all = JSON.stringify(await db().$queryRaw`SELECT "before", "after" FROM "AuditRecord"`);
    for (const secret of [first, reset, password, "argon2"]) expect(all).not.toContain(secret);
  });

  it("that is refused leaves no record and no trace", async () => {
    const { id } = await newSubmitted(world);
    const before = await records();
    await expect(reviews.approve(world.admin, id, 2)).rejects.toThrow();
    await expect(
      reviews.concludeVerification(world.reviewer, id, await versionOf(id)),
    ).rejects.toThrow();
    expect(await records()).toBe(before);
  });

  it("whose record cannot be written does not happen", async () => {
    const { id } = await newVerified(world);
    const version = await versionOf(id);
    const before = await records();
    await sql(
      world,
      `ALTER TABLE "AuditRecord" ADD CONSTRAINT "forced" CHECK ("action" NOT LIKE 'outcome.%') NOT VALID`,
    );
    try {
      await expect(reviews.approve(world.admin, id, version)).rejects.toThrow(/forced/);
    } finally {
      await sql(world, `ALTER TABLE "AuditRecord" DROP CONSTRAINT "forced"`);
    }
    expect(await versionOf(id)).toBe(version);
    expect(await db().outcome.count({ where: { applicationId: id } })).toBe(0);
    expect(await records()).toBe(before);
    await reviews.approve(world.admin, id, version);
    expect(await records()).toBe(before + 1);
  });

  it("that fails after it has begun leaves no record", async () => {
    const { id, communityId } = await newDraft(world);
    const before = await records();
    await expect(
      audited(world.admin, async (tx, record) => {
        await tx.community.update({ where: { id: communityId }, data: { street: "乱" } });
        record({ action: "community.changed", subjectType: "community", subjectId: communityId });
        throw new Error("forced");
      }),
    ).rejects.toThrow("forced");
    await expect(
      audited(world.admin, (tx) =>
        tx.community.update({ where: { id: communityId }, data: { street: "乱" } }),
      ),
    ).rejects.toThrow(/without an audit record/);
    expect(await records()).toBe(before);
    expect(await db().community.findUnique({ where: { id: communityId } })).toMatchObject({
      street: communityInput.street,
    });
    expect(await actionsOf(id)).toEqual(["application.created"]);
  });

  it("that changes nothing writes nothing", async () => {
    const { id } = await newDraft(world);
    await fill(world, id);
    const before = await records();
    await fill(world, id);
    expect(await records()).toBe(before);
  });
});

describe("the database refuses", () => {
  it.each(["AuditRecord", "StandardVersion", "SubmissionSnapshot", "Outcome"])(
    "to change, delete or empty %s",
    async (table) => {
      if (table === "Outcome" && (await db().outcome.count()) === 0) {
        const { id } = await newVerified(world);
        await reviews.approve(world.admin, id, await versionOf(id));
      }
      if (table === "SubmissionSnapshot") await newSubmitted(world);
      const [row] = await sql(world, `SELECT count(*)::int AS n FROM "${table}"`);
      expect(row?.n).toBeGreaterThan(0);
      const column = table === "AuditRecord" ? "hash" : "digest";
      for (const change of [
        `UPDATE "${table}" SET "${column}" = 'x'`,
        `DELETE FROM "${table}"`,
        `TRUNCATE "${table}" CASCADE`,
      ])
        await expect(sql(world, change)).rejects.toThrow(/is frozen/);
      expect((await sql(world, `SELECT count(*)::int AS n FROM "${table}"`))[0]?.n).toBe(row?.n);
    },
  );

  it("to change a published outcome, or to publish and change in one", async () => {
    const { id } = await newVerified(world);
    const code = await reviews.approve(world.admin, id, await versionOf(id));
    await announced(world, id);
    const set = (text: string) =>
      sql(world, `UPDATE "Outcome" SET ${text} WHERE "code" = '${code}'`);
    const publication = `"publishedAt" = now(), "publishedById" = "approvedById"`;
    await expect(set(`${publication}, "outcome" = 'failed'`)).rejects.toThrow(/frozen/);
    await expect(
      set(`${publication}, "decision" = ("decision"::text || ' ')::json`),
    ).rejects.toThrow(/frozen/);
    await publish(world.admin, id, await versionOf(id));
    await expect(set(`"publishedAt" = now()`)).rejects.toThrow(/frozen/);
    await expect(set(`"publishedAt" = NULL, "publishedById" = NULL`)).rejects.toThrow(/frozen/);
  });

  it("to move an application to another batch or a batch to another standard", async () => {
    const { id } = await newDraft(world);
    const other = "00000000-0000-4000-8000-000000000000";
    await expect(
      sql(world, `UPDATE "Application" SET "batchId" = '${other}' WHERE "id" = '${id}'`),
    ).rejects.toThrow(/pinned/);
    await expect(sql(world, `UPDATE "Batch" SET "standardId" = '${other}'`)).rejects.toThrow(
      /pinned/,
    );
  });
});

describe("the chain", () => {
  /** Tampers as a superuser of the database could, checks, and undoes it. */
  async function tampered(change: string, check: () => Promise<void>) {
    await sql(world, `CREATE TABLE "kept" AS SELECT * FROM "AuditRecord"`);
    const free = (text: string) =>
      sql(
        world,
        `ALTER TABLE "AuditRecord" DISABLE TRIGGER USER; ${text}; ALTER TABLE "AuditRecord" ENABLE TRIGGER USER`,
      );
    try {
      await free(change);
      await check();
    } finally {
      await free(`DELETE FROM "AuditRecord"; INSERT INTO "AuditRecord" SELECT * FROM "kept"`);
      await sql(world, `DROP TABLE "kept"`);
    }
    expect(await verifyChain()).toMatchObject({ ok: true });
  }

  it.each([
    ["a changed name", `UPDATE "AuditRecord" SET "actorName" = '别人' WHERE "seq" = 5`, "5"],
    [
      "a changed time",
      `UPDATE "AuditRecord" SET "at" = "at" + interval '1 ms' WHERE "seq" = 5`,
      "5",
    ],
    ["a changed value", `UPDATE "AuditRecord" SET "after" = '{}' WHERE "seq" = 5`, "5"],
    ["a removed old value", `UPDATE "AuditRecord" SET "after" = NULL WHERE "seq" = 5`, "5"],
    ["a record deleted in the middle", `DELETE FROM "AuditRecord" WHERE "seq" = 5`, "6"],
    ["the first record deleted", `DELETE FROM "AuditRecord" WHERE "seq" = 1`, "2"],
    [
      "a record deleted and the rest renumbered",
      `DELETE FROM "AuditRecord" WHERE "seq" = 5; UPDATE "AuditRecord" SET "seq" = -"seq" WHERE "seq" > 5; UPDATE "AuditRecord" SET "seq" = -"seq" - 1 WHERE "seq" < 0`,
      "5",
    ],
    [
      "a record slipped in before the first",
      `INSERT INTO "AuditRecord" SELECT 0, "at", "actorId", "actorName", "action", "subjectType", "subjectId", "before", "after", "prevHash", "hash" FROM "AuditRecord" WHERE "seq" = 5`,
      "0",
    ],
    [
      "one record changed and hashed again",
      `UPDATE "AuditRecord" SET "actorName" = '别人' WHERE "seq" = 5;
       UPDATE "AuditRecord" r SET "hash" = encode(sha256(convert_to(r."prevHash" || E'\\n' || audit_payload(r), 'UTF8')), 'hex') WHERE "seq" = 5`,
      "6",
    ],
  ])("shows %s", async (_, change, seq) => {
    await tampered(change, async () => {
      expect(await verifyChain()).toMatchObject({ ok: false, seq });
      expect(await verifyChain(2)).toMatchObject({ ok: false, seq });
    });
  });

  it("has another head when its end was cut off", async () => {
    const whole = await verifyChain();
    await tampered(
      `DELETE FROM "AuditRecord" WHERE "seq" = (SELECT max("seq") FROM "AuditRecord")`,
      async () => {
        const cut = await verifyChain();
        expect(cut).not.toEqual(whole);
        expect(cut).toMatchObject({ ok: true });
      },
    );
  });

  it("is read newest first, of one subject where asked", async () => {
    const all = await auditPage(1, 5);
    expect(all.records.map((record) => Number(record.seq))).toEqual(
      [0, 1, 2, 3, 4].map((i) => all.total - i),
    );
    const own = await auditPage(1, 50, { type: "batch", id: world.batchId });
    expect(new Set(own.records.map((record) => record.subjectId))).toEqual(
      new Set([world.batchId]),
    );
  });
});

describe("the closed word lists of the database are those of the code:", () => {
  it.each([
    ["Account_role_words", Object.keys(roles)],
    ["Application_state_words", Object.keys(states)],
    ["Community_tier_words", Object.keys(tiers)],
    ["Community_stage_words", Object.keys(stages)],
    ["Ruling_kind_words", ["accepted", "adjusted"]],
    ["Waiver_ruling_words", ["accepted", "refused"]],
    ["Outcome_words", ["passed", "failed"]],
    ["Amendment_kind_words", Object.keys(amendmentKinds)],
    ["Objection_state_words", Object.keys(objectionStates)],
    ["StandardDraft_state_words", Object.keys(draftStates)],
    ["FigureRuling_kind_words", Object.keys(rulingKinds)],
    ["SectionAssignment_state_words", Object.keys(partStates)],
    ["Answer_origin_words", Object.keys(origins)],
  ])("%s", async (name, words) => {
    const [row] = await sql<{ text: string }>(
      world,
      `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1`,
      [name],
    );
    const found = [...(row?.text ?? "").matchAll(/'([a-z-]+)'/g)].map((match) => match[1]);
    expect(found.sort()).toEqual([...words].sort());
  });

  it("audit actions have words for people", () => {
    for (const words of Object.values(auditActions)) expect(words).toMatch(/^[\u4e00-\u9fff]+$/);
  });
});
