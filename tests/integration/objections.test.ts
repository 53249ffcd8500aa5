import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findApplication } from "@/lib/application/data";
import { verifyChain } from "@/lib/audit/data";
import { db } from "@/lib/db";
import { announce } from "@/lib/notice/mutations";
import { findObjection, objectionPage } from "@/lib/objection/data";
import {
  decideObjection,
  forgetContacts,
  submitObjection,
  takeUpObjection,
} from "@/lib/objection/mutations";
import { submitObjectionSchema } from "@/lib/objection/schema";
import { findNotice, findPublished, findReceipt } from "@/lib/publication/data";
import { publish } from "@/lib/publication/mutations";
import { rulingsOf } from "@/lib/review/data";
import {
  acceptPoints,
  approve,
  concludeVerification,
  returnForRectification,
  rulePoint,
} from "@/lib/review/mutations";
import {
  announced,
  fate,
  newVerified,
  openWorld,
  refusal,
  sql,
  stateOf,
  submit,
  versionOf,
  type World,
  whileHeld,
} from "./fixtures";
import { adjust, devices, platforms, save } from "./steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const contact = "李某 13800001234";
const text = "楼道里的设备大多不在线，物业说早就坏了。";
let addresses = 0;

/** What somebody sends from the page of a notice. */
const sending = (
  code: string,
  more: { nodeId?: string | null; key?: string; text?: string } = {},
) => ({
  ...{ code, key: randomUUID(), nodeId: devices, text, contact },
  ...more,
});
/** Each from an address of its own. */
const object = (code: string, more: Parameters<typeof sending>[1] = {}) => {
  addresses += 1;
  return submitObjection(sending(code, more), `10.0.${addresses >> 8}.${addresses & 255}`);
};

async function onNotice() {
  const { id } = await newVerified(world);
  const code = await approve(world.admin, id, await versionOf(id));
  await announce(world.admin, id, await versionOf(id));
  return { id, code };
}

/** Lets the period be over: past the product, which cannot shorten one. */
const endNotice = (id: string) =>
  sql(
    world,
    `ALTER TABLE "PublicNotice" DISABLE TRIGGER USER;
     UPDATE "PublicNotice" SET "startsOn" = current_date - 20, "endsOn" = current_date - 2
       WHERE "outcomeId" IN (SELECT "id" FROM "Outcome" WHERE "applicationId" = '${id}');
     ALTER TABLE "PublicNotice" ENABLE TRIGGER USER`,
  );

const held = async (receipt: string) => {
  const { id, applicationId, version } = await db().objection.findUniqueOrThrow({
    where: { receipt },
  });
  return { objectionId: id, applicationId, version };
};
const takeUp = async (receipt: string, by = world.reviewer) =>
  takeUpObjection(by, await held(receipt));
const decide = async (
  receipt: string,
  verdict: "upheld" | "dismissed",
  more: Partial<Parameters<typeof decideObjection>[1]> = {},
  by = world.admin,
) =>
  decideObjection(by, {
    ...(await held(receipt)),
    ...{ verdict, nodeIds: verdict === "upheld" ? [devices] : [] },
    ...{ summary: "反映设备在线率与实际不符。", answer: "经现场核查，已重新核定。" },
    ...more,
  });

describe("an objection", () => {
  it("is taken from anybody while the notice runs, and gives a number that nobody guesses", async () => {
    const { id, code } = await onNotice();
    const receipt = await object(code);
    expect(receipt).toMatch(/^([2-9b-df-hj-np-tv-z]{4}-){3}[2-9b-df-hj-np-tv-z]{4}$/);
    expect(await findReceipt(receipt)).toMatchObject({
      receipt,
      state: "received",
      decision: null,
    });
    expect((await findApplication(id))?.facts.openObjections).toBe(1);
    const told = await db().message.findMany({
      where: { event: { startsWith: "objection:" }, subjectId: id },
      select: { recipient: { select: { username: true } } },
    });
    expect(told.map(({ recipient }) => recipient.username).sort()).toEqual([
      ...["admin", "admin2", "deputy", "reviewer", "reviewer2"],
    ]);
  });

  it("sent twice counts once, also at the same moment; another text is another objection", async () => {
    const { id, code } = await onNotice();
    const input = sending(code);
    const [one, two] = await Promise.all([
      submitObjection(input, "10.9.0.1"),
      submitObjection(input, "10.9.0.1"),
    ]);
    expect(two).toBe(one);
    expect(await submitObjection(input, "10.9.0.2")).toBe(one);
    expect(await submitObjection({ ...input, text: "另一件事。" }, "10.9.0.1")).not.toBe(one);
    expect(await db().objection.count({ where: { applicationId: id } })).toBe(2);
  });

  it("is refused politely after ten in an hour from one address; other addresses are not", async () => {
    const { id, code } = await onNotice();
    const fates = [];
    for (let sent = 0; sent < 100; sent += 1)
      fates.push(await fate(submitObjection(sending(code), "10.8.0.1")));
    expect(fates.filter((one) => one === "done")).toHaveLength(10);
    expect(fates.slice(10).every((one) => one === "too-many-attempts")).toBe(true);
    const refused = await refusal(submitObjection(sending(code), "10.8.0.1"));
    expect(refused.message).toBe(
      "短时间内收到的异议过多，这一件还没有收下。请一小时后再提交，或者向市建委来信反映。",
    );
    expect(await fate(submitObjection(sending(code), "10.8.0.2"))).toBe("done");
    expect(await db().objection.count({ where: { applicationId: id } })).toBe(11);
  });

  it("is refused before, after and without a notice, and for points that are not in the result", async () => {
    const { id } = await newVerified(world);
    const code = await approve(world.admin, id, await versionOf(id));
    expect(await fate(object(code))).toBe("wrong-state");
    expect(await fate(object("2026-00000000"))).toBe("wrong-state");
    await announced(world, id);
    expect(await fate(object(code))).toBe("too-late");
    const running = await onNotice();
    expect(await fate(object(running.code, { nodeId: "no-such-point" }))).toBe("invalid");
    expect(await fate(object(running.code, { nodeId: "digital" }))).toBe("invalid");
    expect(await fate(object(running.code, { nodeId: null }))).toBe("done");
  });

  it("stays text whatever is in it, and is cut nowhere: too much is refused", async () => {
    const { code } = await onNotice();
    const hostile = `<script>alert(1)</script>'; DROP TABLE "Objection"; -- \u202e${"好".repeat(1_900)}`;
    const receipt = await object(code, { text: hostile });
    const { objectionId } = await held(receipt);
    expect((await findObjection(objectionId))?.text).toBe(hostile);
    const fits = (field: object) =>
      submitObjectionSchema.safeParse({ ...sending(code), nodeId: "", ...field }).success;
    expect(fits({})).toBe(true);
    expect(fits({ text: "好".repeat(2_000) })).toBe(true);
    expect(fits({ text: "好".repeat(2_001) })).toBe(false);
    expect(fits({ text: "  " })).toBe(false);
    expect(fits({ contact: "好".repeat(201) })).toBe(false);
    expect(fits({ text: "a\u0007b" })).toBe(false);
  });

  it("is seen by its application's reviewers and by administrators, by nobody else", async () => {
    const { code } = await onNotice();
    const { objectionId } = await held(await object(code));
    const sees = async (who: Parameters<typeof objectionPage>[0]) =>
      (await objectionPage(who, false, 1, 100)).objections.some(({ id }) => id === objectionId);
    for (const who of [world.admin, world.reviewer]) expect(await sees(who)).toBe(true);
    expect(await sees(world.outsider)).toBe(false);
    for (const who of [world.official, world.observer])
      expect(await fate(takeUpObjection(who, await held(await object(code))))).toBe("not-allowed");
    for (const who of [world.outsider, world.contributor, world.stranger])
      expect(await fate(takeUpObjection(who, await held(await object(code))))).toBe("not-found");
  });
});

describe("answering", () => {
  it("needs it taken up first, and somebody who did not verify", async () => {
    const { id, code } = await onNotice();
    const receipt = await object(code);
    expect(await fate(decide(receipt, "dismissed"))).toBe("wrong-state");
    await takeUp(receipt);
    expect(await fate(takeUp(receipt))).toBe("stale");
    expect(await fate(decide(receipt, "dismissed", {}, world.reviewer))).toBe("same-person");
    expect(await fate(decide(receipt, "dismissed", { version: 1 }))).toBe("stale");
    await decide(receipt, "dismissed", {}, world.secondReviewer);
    expect(await stateOf(id)).toBe("notice");
    expect(await fate(decide(receipt, "upheld"))).toBe("stale");
  });

  it("shows the answer to everybody, and neither the text nor the contact, anywhere", async () => {
    const { id, code } = await onNotice();
    const receipt = await object(code);
    await takeUp(receipt);
    await decide(receipt, "dismissed", { summary: "反映设备不在线。", answer: "现场抽查均在线。" });
    const seen = JSON.stringify([
      await findReceipt(receipt),
      await findNotice(code),
      await db()
        .auditRecord.findMany({ where: { subjectId: id } })
        .then((rows) => rows.map(({ before, after }) => [before, after])),
      await db().message.findMany({ where: { subjectId: id } }),
    ]);
    expect(seen).toContain("现场抽查均在线。");
    for (const secret of ["李某", "13800001234", "物业说早就坏了"])
      expect(seen).not.toContain(secret);
    expect((await findNotice(code))?.objections).toMatchObject({
      received: 1,
      answered: [{ nodeId: devices, upheld: false, summary: "反映设备不在线。" }],
    });
  });

  it("points out what looks like personal data, and lets it be public only by name", async () => {
    const { code } = await onNotice();
    const receipt = await object(code);
    await takeUp(receipt);
    const named = { answer: "已电话告知联系人王小明（１３８　００００　１２３４）。" };
    const refused = await refusal(decide(receipt, "dismissed", named));
    expect(refused.errors).toEqual([
      {
        path: "answer",
        message:
          "公开的内容里像是手机号码（138 0000 1234）、姓名（联系人王小明），请删去；确需公开的，请勾选下面的核对。",
      },
    ]);
    await decide(receipt, "dismissed", { ...named, checked: true });
    expect((await findReceipt(receipt))?.state).toBe("dismissed");
  });

  it("as founded reopens what it names alone; it is verified, approved and put on notice again", async () => {
    const { id, code } = await onNotice();
    const receipt = await object(code);
    const other = await object(code, { nodeId: platforms });
    await takeUp(receipt);
    await takeUp(other);
    const before = (await rulingsOf(id)).length;
    await decide(receipt, "upheld");
    expect(await stateOf(id)).toBe("submitted");
    expect((await rulingsOf(id)).length).toBe(before - 1);
    expect(await findNotice(code)).toMatchObject({ standing: "stopped", result: null });
    // Nothing but the one point can be ruled on or returned.
    const refused = await refusal(adjust(world, id, platforms, 1, "不该动", 1));
    expect(refused.message).toContain("不在重新核验的范围内");
    const returning = async (nodeId: string) =>
      returnForRectification(world.reviewer, {
        ...{ applicationId: id, version: await versionOf(id) },
        items: [{ nodeId, comment: "请补正。" }],
      });
    expect(await fate(returning(platforms))).toBe("not-allowed");
    expect(await fate(returning("@community"))).toBe("not-allowed");
    await returning(devices);
    expect(await fate(save(world, id, platforms, "none"))).toBe("not-allowed");
    await save(world, id, devices, 2.5);
    expect(await fate(decide(other, "upheld", { nodeIds: [platforms] }))).toBe("wrong-state");
    await submit(world.official, id);
    await acceptPoints(world.reviewer, id, [devices]);
    await concludeVerification(world.reviewer, id, await versionOf(id));
    const again = await approve(world.admin, id, await versionOf(id));
    expect(again).not.toBe(code);
    // The other one waits still, and holds everything up until it is answered.
    expect(await fate(announced(world, id))).toBe("wrong-state");
    await decide(other, "dismissed");
    await announced(world, id);
    expect(await findNotice(code)).toMatchObject({ standing: "stopped" });
    expect(await findNotice(again)).toMatchObject({ standing: "running" });
    await publish(world.admin, id, await versionOf(id));
    expect(await findPublished(code)).toBeNull();
    expect(await findPublished(again)).toMatchObject({ code: again });
    expect((await findPublished(again))?.submission.answers[devices]).toBe(2.5);
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("of a second founded one while the first is verified opens both", async () => {
    const { id, code } = await onNotice();
    const [one, two] = [await object(code), await object(code, { nodeId: platforms })];
    await takeUp(one);
    await takeUp(two);
    await decide(one, "upheld");
    await decide(two, "upheld", { nodeIds: [platforms] });
    expect((await findApplication(id))?.view.reopenedNodes).toEqual([devices, platforms]);
    await rulePoint(world.secondReviewer, {
      ...{ kind: "adjusted", applicationId: id, nodeId: devices, version: 0 },
      ...{ value: 2, reason: "现场抽查" },
    });
  });

  it("once given never changes; the contact is erased a year later", async () => {
    const { code } = await onNotice();
    const receipt = await object(code);
    await takeUp(receipt);
    await decide(receipt, "dismissed");
    for (const change of [
      `UPDATE "Objection" SET "answer" = 'x' WHERE "receipt" = '${receipt}'`,
      `UPDATE "Objection" SET "text" = 'x' WHERE "receipt" = '${receipt}'`,
      `UPDATE "Objection" SET "contact" = 'x' WHERE "receipt" = '${receipt}'`,
      `DELETE FROM "Objection" WHERE "receipt" = '${receipt}'`,
      `TRUNCATE "Objection"`,
    ])
      await expect(sql(world, change)).rejects.toThrow(/is frozen/);
    const day = 24 * 60 * 60 * 1_000;
    await forgetContacts(new Date(Date.now() + 364 * day));
    expect(await findObjection((await held(receipt)).objectionId)).toMatchObject({ contact });
    await forgetContacts(new Date(Date.now() + 366 * day));
    const { objectionId } = await held(receipt);
    expect(await findObjection(objectionId)).toMatchObject({ contact: "", text });
  });
});

describe("publication and an objection at the same moment", () => {
  const openAtOnce = (id: string) => `
    SELECT FROM "Application" WHERE "id" = '${id}' FOR UPDATE;
    INSERT INTO "Objection" ("id", "receipt", "applicationId", "outcomeId", "text", "contact", "sendingDigest")
    SELECT gen_random_uuid(), gen_random_uuid()::text, "applicationId", "id", 'x', 'x', gen_random_uuid()::text
    FROM "Outcome" WHERE "applicationId" = '${id}'`;

  it("an objection that is not committed yet is waited for, and keeps the result back", async () => {
    const { id, code } = await onNotice();
    await endNotice(id);
    const version = await versionOf(id);
    const [published] = await whileHeld(world, openAtOnce(id), 1, () => [
      refusal(publish(world.admin, id, version)),
    ]);
    expect(published?.message).toBe("还有 1 件异议没有答复，答复后才能继续。");
    expect(await findPublished(code)).toBeNull();
  });

  it("a publication that is not committed yet is waited for, and the objection is refused", async () => {
    const { id, code } = await onNotice();
    const publishing = `
      SELECT FROM "Application" WHERE "id" = '${id}' FOR UPDATE;
      UPDATE "Application" SET "state" = 'published' WHERE "id" = '${id}'`;
    const [objected] = await whileHeld(world, publishing, 1, () => [refusal(object(code))]);
    expect(objected?.message).toBe(
      "这项公示已经结束或中止，不能再提异议。请返回公示页查看最新情况。",
    );
    expect(await db().objection.count({ where: { applicationId: id } })).toBe(0);
  });

  it("and an uncommitted objection keeps a new notice back as well", async () => {
    const { id } = await newVerified(world);
    await approve(world.admin, id, await versionOf(id));
    const version = await versionOf(id);
    const fates = await whileHeld(world, openAtOnce(id), 1, () => [
      fate(announce(world.admin, id, version)),
    ]);
    expect(fates).toEqual(["wrong-state"]);
  });

  it("an objection that arrived first keeps the result from being published", async () => {
    const { id, code } = await onNotice();
    const receipt = await object(code);
    await endNotice(id);
    const waiting = await refusal(publish(world.admin, id, await versionOf(id)));
    expect(waiting.message).toBe("还有 1 件异议没有答复，答复后才能继续。");
    expect(await findPublished(code)).toBeNull();
    // Nor past the product, with the database's password.
    const past = `UPDATE "Outcome" SET "publishedAt" = now(), "publishedById" = "approvedById" WHERE "code" = '${code}'`;
    await expect(sql(world, past)).rejects.toThrow(/publication refused/);
    await takeUp(receipt);
    await decide(receipt, "dismissed");
    await publish(world.admin, id, await versionOf(id));
    expect(await findPublished(code)).not.toBeNull();
  });

  it("not past the product either while the period runs", async () => {
    const { code } = await onNotice();
    const past = `UPDATE "Outcome" SET "publishedAt" = now(), "publishedById" = "approvedById" WHERE "code" = '${code}'`;
    await expect(sql(world, past)).rejects.toThrow(/publication refused/);
  });
});
