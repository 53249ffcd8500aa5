import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setActive } from "@/lib/account/mutations";
import { handInPart, sendBackPart, takeOverPart } from "@/lib/assignment/mutations";
import { audited, unaudited } from "@/lib/audit/mutations";
import type { Person } from "@/lib/auth/types";
import { changeBatch } from "@/lib/batch/mutations";
import { dayOf } from "@/lib/calendar";
import { db } from "@/lib/db";
import { remindOfDeadlines } from "@/lib/desk/mutations";
import { countUnread, messagePage, placeOf } from "@/lib/message/data";
import { markAllRead, markRead, notify } from "@/lib/message/mutations";
import { type Notice, unreadCap } from "@/lib/message/types";
import { publish } from "@/lib/publication/mutations";
import { approve, returnForRectification, sendBack } from "@/lib/review/mutations";
import { createDraft, proposeDraft } from "@/lib/standard/mutations";
import {
  announced,
  dayFromToday,
  newBatch,
  newDraft,
  newSubmitted,
  newVerified,
  openWorld,
  refusal,
  sql,
  submit,
  verify,
  versionOf,
  type World,
} from "./fixtures";
import { assign, keyOf } from "./part-steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const point = "digital-access-devices";

async function giveBack(id: string, dueOn: string | null = null) {
  await returnForRectification(world.reviewer, {
    applicationId: id,
    version: await versionOf(id),
    items: [{ nodeId: point, comment: "请核实。" }],
    dueOn,
  });
}

/** Who has a message about this subject whose event ends so, by user name. */
async function told(subjectId: string, ending: string): Promise<string[]> {
  const rows = await db().message.findMany({
    where: { subjectId, event: { endsWith: ending } },
    include: { recipient: { select: { username: true } } },
  });
  return rows.map(({ recipient }) => recipient.username).sort();
}

const newest = (person: Person) =>
  db().message.findFirstOrThrow({
    where: { recipientId: person.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });

const notice = (more: Partial<Notice> = {}): Notice => ({
  actor: world.admin,
  event: `test:${randomUUID()}`,
  kind: "batch",
  about: null,
  recipients: { ids: [world.official.id] },
  title: "测试消息",
  body: "",
  href: "/desk",
  ...more,
});
const tell = (more: Partial<Notice> = {}) => unaudited("a test", (tx) => notify(tx, notice(more)));

describe("who is told of an application's moves", () => {
  it("the batch's reviewers when it is submitted, and again when it is submitted again", async () => {
    const { id } = await newSubmitted(world);
    expect(await told(id, ":submit")).toEqual(["deputy", "reviewer", "reviewer2"]);
    await giveBack(id);
    await submit(world.official, id);
    expect(await told(id, ":submit")).toHaveLength(6);
    const again = await newest(world.reviewer);
    expect(again.title).toMatch(/^“测试社区\d+”整改后重新提交，待核验$/);
    expect(again.href).toBe(`/reviews/${id}`);
  });

  it("the district's officials when it is returned: how much, and by when", async () => {
    const { id } = await newSubmitted(world);
    await giveBack(id, dayFromToday(20));
    expect(await told(id, ":return")).toEqual(["gongshu", "gongshu2"]);
    const { title, body, href } = await newest(world.official);
    expect(title).toMatch(/^“测试社区\d+”的申报被退回整改$/);
    expect(body).toMatch(/^点名 1 项，请按审核意见改正后重新提交。整改期限：\d+年\d+月\d+日。$/);
    expect(href).toBe(`/applications/${id}`);
  });

  it("administrators when it waits for approval, but none who verified or submitted it", async () => {
    const { id } = await newSubmitted(world);
    await verify(world, id, world.deputy);
    expect(await told(id, ":conclude")).toEqual(["admin", "admin2"]);
    expect((await newest(world.admin)).href).toBe(`/approvals/${id}`);
  });

  it("the reviewers when it is sent back to them", async () => {
    const { id } = await newVerified(world);
    await sendBack(world.admin, id, await versionOf(id), "再核一次。");
    expect(await told(id, ":send-back")).toEqual(["deputy", "reviewer", "reviewer2"]);
  });

  it("the district's officials when it is approved and when it is published, without the result", async () => {
    const { id } = await newVerified(world);
    await approve(world.admin, id, await versionOf(id));
    await announced(world, id);
    const code = await publish(world.admin, id, await versionOf(id));
    expect(await told(id, ":approve")).toEqual(["gongshu", "gongshu2"]);
    expect(await told(id, ":announce")).toEqual(["gongshu", "gongshu2"]);
    expect(await told(id, ":publish")).toEqual(["gongshu", "gongshu2"]);
    const { href, title, body } = await newest(world.official);
    expect(href).toBe(`/outcomes/${code}`);
    expect(title + body).not.toMatch(/通过|达到|\d+\.\d\d/);
  });

  it("nobody when the move is refused", async () => {
    const { id } = await newSubmitted(world);
    const before = await db().message.count();
    const late = returnForRectification(world.reviewer, {
      applicationId: id,
      version: await versionOf(id),
      items: [{ nodeId: point, comment: "请核实。" }],
      dueOn: dayFromToday(-1),
    });
    expect((await refusal(late)).errors).toEqual([
      { path: "dueOn", message: "整改期限不能早于今天。" },
    ]);
    expect(await db().message.count()).toBe(before);
    expect((await db().application.findUniqueOrThrow({ where: { id } })).dueOn).toBeNull();
  });
});

describe("who is told of other events", () => {
  it("of a batch that opens: every district's officials, and who is to review", async () => {
    const id = await newBatch(world, "新开的批次", -1, 40);
    expect(await told(id, ":opened")).toEqual(["gongshu", "gongshu2", "xihu"]);
    expect(await told(id, ":reviewers")).toEqual(["deputy", "reviewer", "reviewer2"]);
  });

  it("of a proposed standard: the administrators who have not proposed it", async () => {
    const draftId = await createDraft(world.admin, {
      standardId: world.standardId,
      version: "2027",
    });
    await proposeDraft(world.admin, { draftId, revision: 1 });
    expect(await told(draftId, ":1")).toEqual(["admin2", "deputy"]);
    const { title, href } = await newest(world.secondAdmin);
    expect(title).toContain("（2027）待核定");
    expect(href).toBe(`/standards/drafts/${draftId}`);
  });

  it("of a part of entry: its contributor, and when it is handed in the district that checks it", async () => {
    const { id } = await newDraft(world);
    await assign(world.official, id, world.contributor, "digital", "party");
    expect(await told(id, ":assigned")).toEqual(["xiaohe"]);
    const given = await newest(world.contributor);
    expect(given).toMatchObject({ kind: "part", href: `/applications/${id}` });
    expect(given.title).toMatch(/^“测试社区\d+”有填报内容分派给您$/);
    expect(given.body).toMatch(/^.+、.+：请填写，完成后交回。$/);
    await handInPart(world.contributor, { ...(await keyOf(id, "digital")), remark: "缺台账" });
    expect(await told(id, ":handed-in")).toEqual(["gongshu", "gongshu2"]);
    expect((await newest(world.official)).href).toBe(`/applications/${id}/digital`);
    const dueOn = dayFromToday(3);
    await sendBackPart(world.colleague, {
      ...(await keyOf(id, "digital")),
      comment: "请补台账",
      dueOn,
    });
    expect(await told(id, ":sent-back")).toEqual(["xiaohe"]);
    const back = await newest(world.contributor);
    expect(back.body).toMatch(/：请按区县市的意见补填后交回。交回期限：\d+年\d+月\d+日。$/);
    expect(back.body).not.toContain("请补台账");
  });

  it("of a part taken over: its contributor, who may not even see the application any more", async () => {
    const { id } = await newDraft(world);
    await assign(world.official, id, world.contributor, "digital");
    await takeOverPart(world.official, await keyOf(id, "digital"));
    const { messages } = await messagePage(world.contributor, 1, 1);
    expect(messages[0]).toMatchObject({ href: "/desk", hidden: false });
    expect(messages[0]?.title).toMatch(/^“测试社区\d+”的填报内容已被收回$/);
    // The earlier one, which leads to the application, is out of sight.
    expect((await messagePage(world.contributor, 2, 1)).messages[0]).toMatchObject({
      hidden: true,
    });
  });
});

describe("a person", () => {
  it("is told of an event once, however often it is told", async () => {
    const event = `test:${randomUUID()}`;
    await tell({ event });
    await tell({ event, title: "换了说法" });
    await Promise.all([tell({ event }), tell({ event })]);
    const rows = await db().message.findMany({ where: { event } });
    expect(rows.map(({ title }) => title)).toEqual(["测试消息"]);
  });

  it("is never told of an own act, nor once the account is closed", async () => {
    const event = `test:${randomUUID()}`;
    await setActive(world.admin, world.stranger.id, 1, false);
    const recipients = { roles: ["district-official"] as const };
    await tell({ event, actor: world.colleague, recipients });
    await setActive(world.admin, world.stranger.id, 2, true);
    const rows = await db().message.findMany({ where: { event }, include: { recipient: true } });
    expect(rows.map(({ recipient }) => recipient.username)).toEqual(["gongshu"]);
  });

  it("is not told of what did not happen", async () => {
    const event = `test:${randomUUID()}`;
    const change = audited(world.admin, async (tx) => {
      await notify(tx, notice({ event }));
      throw new Error("the change fails");
    });
    await expect(change).rejects.toThrow("the change fails");
    expect(await db().message.count({ where: { event } })).toBe(0);
  });

  it("sees unread messages first, then the newest, a page at a time", async () => {
    const person = world.outsider;
    for (const title of ["一", "二", "三", "四"])
      await tell({ recipients: { ids: [person.id] }, title });
    const titles = async (page: number) =>
      (await messagePage(person, page, 3)).messages.map(({ title, read }) => [title, read]);
    const all = await db().message.findMany({ where: { recipientId: person.id } });
    await markRead(person, all.find(({ title }) => title === "四")?.id ?? "");
    expect(await titles(1)).toEqual([
      ["三", false],
      ["二", false],
      ["一", false],
    ]);
    expect(await titles(2)).toEqual([["四", true]]);
    expect((await messagePage(person, 1, 3)).total).toBe(4);
    expect(await countUnread(person.id)).toBe(3);
  });

  it("marks only own messages as read, the first reading for good", async () => {
    await tell();
    const { id } = await newest(world.official);
    expect(await markRead(world.colleague, id)).toBe(false);
    expect((await db().message.findUniqueOrThrow({ where: { id } })).readAt).toBeNull();
    expect(await markRead(world.official, id)).toBe(true);
    const { readAt } = await db().message.findUniqueOrThrow({ where: { id } });
    expect(await markRead(world.official, id)).toBe(true);
    expect((await db().message.findUniqueOrThrow({ where: { id } })).readAt).toEqual(readAt);
  });

  it("marks all as read that were there, not what came since", async () => {
    await tell();
    const until = (await newest(world.official)).createdAt;
    await sql(world, `UPDATE "Message" SET "createdAt" = $1 WHERE "createdAt" > $1`, [until]);
    await tell({ title: "刚到的" });
    await sql(
      world,
      `UPDATE "Message" SET "createdAt" = "createdAt" + interval '1 second' WHERE "title" = '刚到的'`,
    );
    expect(await markAllRead(world.official, until)).toBeGreaterThan(0);
    expect(await countUnread(world.official.id)).toBe(1);
    expect(await markAllRead(world.official, until)).toBe(0);
  });
});

describe("a message whose subject is out of sight", () => {
  it("shows none of its words and leads nowhere, until it is in sight again", async () => {
    const batchId = await newBatch(world, "换人的批次", -1, 40);
    const { id } = await newSubmitted({ ...world, batchId });
    const { id: messageId } = await newest(world.secondReviewer);
    expect(await placeOf(world.secondReviewer, messageId)).toBe(`/reviews/${id}`);
    const change = (version: number, reviewerIds: string[]) =>
      changeBatch(world.admin, { batchId, version, closesOn: dayFromToday(40), reviewerIds });
    await change(1, [world.reviewer.id]);
    const { messages } = await messagePage(world.secondReviewer, 1, 50);
    const seen = messages.find((message) => message.id === messageId);
    expect(seen).toMatchObject({ title: "消息所涉内容，您已无权查看", body: "", hidden: true });
    expect(JSON.stringify(seen)).not.toContain(id);
    expect(await placeOf(world.secondReviewer, messageId)).toBe("/messages");
    await change(2, [world.reviewer.id, world.secondReviewer.id]);
    expect(await placeOf(world.secondReviewer, messageId)).toBe(`/reviews/${id}`);
  });

  it("is nobody else's: there is no such message for others", async () => {
    const { id } = await newest(world.official);
    expect(await placeOf(world.colleague, id)).toBeNull();
    expect(await placeOf(world.admin, id)).toBeNull();
  });
});

describe("the number of unread messages", () => {
  it("is one look into an index, however many messages there are, and is not counted beyond a hundred", async () => {
    await sql(
      world,
      `INSERT INTO "Message" ("id", "recipientId", "event", "kind", "title", "href", "readAt")
       SELECT gen_random_uuid(), a."id", 'many:' || n, 'batch', '许多', '/desk', CASE WHEN n > 200 THEN now() END
       FROM generate_series(1, 4000) AS n, "Account" a`,
    );
    await sql(world, `ANALYZE "Message"`);
    expect(await countUnread(world.official.id)).toBe(unreadCap);
    const plan = await sql<{ "QUERY PLAN": string }>(
      world,
      `EXPLAIN SELECT 1 FROM "Message" WHERE "recipientId" = $1 AND "readAt" IS NULL LIMIT 100`,
      [world.official.id],
    );
    const words = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(words).toContain("Message_recipientId_readAt_createdAt_idx");
    expect(words).not.toContain("Seq Scan");
    await sql(world, `DELETE FROM "Message" WHERE "event" LIKE 'many:%'`);
  });
});

describe("deadlines", () => {
  const events = async () =>
    (
      await db().message.findMany({
        where: { event: { startsWith: "deadline:batch:" } },
        include: { recipient: { select: { username: true } } },
        orderBy: [{ event: "asc" }],
      })
    ).map(({ recipient, title, body }) => ({ who: recipient.username, title, body }));
  const at = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1_000);

  it("of drafts are told to the district a week ahead and a day ahead, once each, for all its drafts together", async () => {
    const batchId = await newBatch(world, "要截止的批次", -1, 20);
    const inBatch = { ...world, batchId };
    await newDraft(inBatch);
    await newDraft(inBatch);
    await newSubmitted(inBatch);
    await remindOfDeadlines(at(12));
    expect(await events()).toEqual([]);
    await remindOfDeadlines(at(13));
    await remindOfDeadlines(at(14));
    const week = await events();
    expect(week.map(({ who }) => who).sort()).toEqual(["gongshu", "gongshu2"]);
    expect(week[0]?.title).toBe("“要截止的批次”还有 7 天截止");
    expect(week[0]?.body).toMatch(/^还有 2 份申报没有提交：测试社区\d+、测试社区\d+。/);
    await remindOfDeadlines(at(19));
    await remindOfDeadlines(at(20));
    const both = await events();
    expect(both).toHaveLength(4);
    expect(both.map(({ title }) => title)).toContain("“要截止的批次”还有 1 天截止");
    await remindOfDeadlines(at(21));
    expect(await events()).toHaveLength(4);
  });

  it("of rectifications are told for each, and not once it is handed in again", async () => {
    const [kept, done] = [await newSubmitted(world), await newSubmitted(world)];
    await giveBack(kept.id, dayOf(at(3)));
    await giveBack(done.id, dayOf(at(3)));
    await submit(world.official, done.id);
    await remindOfDeadlines(at(0));
    expect(await told(kept.id, ":7")).toEqual(["gongshu", "gongshu2"]);
    expect(await told(done.id, ":7")).toEqual([]);
    expect((await newest(world.official)).title).toMatch(/^“测试社区\d+”的整改还有 3 天截止$/);
  });

  it("of parts are told to the contributor in whose hands they are", async () => {
    const { id } = await newDraft(world);
    const put = (nodeId: string, state: string) =>
      db().sectionAssignment.create({
        data: {
          applicationId: id,
          nodeId,
          contributorId: world.contributor.id,
          assignedById: world.official.id,
          state,
          dueOn: new Date(dayOf(at(1))),
        },
      });
    await put("digital", "open");
    await put("party", "open");
    await put("satisfaction", "handed-in");
    await remindOfDeadlines(at(0));
    expect(await told(id, ":1")).toEqual(["xiaohe"]);
    expect((await newest(world.contributor)).body).toMatch(
      /^还有 2 部分没有交回，请在 .+前填完交回。$/,
    );
  });
});
