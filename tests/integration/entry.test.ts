import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, snapshotsOf } from "@/lib/application/data";
import { inApplication, saveAnswers, startApplication } from "@/lib/application/mutations";
import { assignParts, handInPart, takeOverPart } from "@/lib/assignment/mutations";
import type { Person } from "@/lib/auth/types";
import { earlierApplications } from "@/lib/carry/data";
import { carryAnswers } from "@/lib/carry/mutations";
import { db } from "@/lib/db";
import { enterAnswers } from "@/lib/entry/mutations";
import { pastAnswers } from "@/lib/history/data";
import { attendAs } from "@/lib/presence/loaders";
import { type LeafNode, leavesOf } from "@/lib/scoring";
import {
  bestAnswer,
  fate,
  fill,
  newBatch,
  newDraft,
  newSubmitted,
  openWorld,
  pointsOf,
  refusal,
  sql,
  submit,
  versionOf,
  type World,
} from "./fixtures";

/** Several people on one application: who is there, what they save, what an answer was before, what comes from earlier. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const devices = "digital-access-devices";

function leafOf(id: string): LeafNode {
  const leaf = leavesOf(world.prepared).find((found) => found.id === id);
  if (!leaf) throw new Error(id);
  return leaf;
}

const save = (by: Person, applicationId: string, version: number, value: unknown, more = {}) =>
  saveAnswers(by, {
    applicationId,
    answers: [{ nodeId: devices, version, value: value as number, note: "", ...more }],
  });

const assigned = async (id: string, nodeId: string) => {
  await assignParts(world.official, {
    ...{ applicationId: id, contributorId: world.contributor.id, nodeIds: [nodeId] },
    ...{ comment: "", dueOn: null },
  });
  const part = await db().sectionAssignment.findFirstOrThrow({
    where: { applicationId: id, nodeId, state: "open" },
  });
  return { applicationId: id, partId: part.id, version: part.version };
};

describe("who is on a page", () => {
  const on = (
    by: Person,
    id: string,
    nodeId: string | null,
    known: Record<string, number> | null = {},
  ) => attendAs(by, id, { nodeId, known });
  const heard = async (by: Person, id: string) => (await on(by, id, null))?.others;
  const present = (id: string) => db().presence.count({ where: { applicationId: id } });

  it("is heard by the others, never by oneself, with the page one is on now", async () => {
    const { id } = await newDraft(world);
    await on(world.official, id, "party");
    await on(world.official, id, "digital");
    expect(await heard(world.colleague, id)).toEqual([
      { name: world.official.name, nodeId: "digital" },
    ]);
    expect(await heard(world.official, id)).toEqual([]);
    expect(await present(id)).toBe(1);
  });

  it("is gone after a minute, and the trace of it with the next beat", async () => {
    const { id } = await newDraft(world);
    await on(world.official, id, "digital");
    const age = (seconds: number) =>
      sql(world, `UPDATE "Presence" SET "seenAt" = now() - make_interval(secs => $1)`, [seconds]);
    await age(58);
    expect(await heard(world.colleague, id)).toHaveLength(1);
    await age(61);
    expect(await heard(world.colleague, id)).toEqual([]);
    await on(world.colleague, id, "party");
    expect(await present(id)).toBe(1);
  });

  it("is whoever can fill it in: not who only looks, not a page that does not exist", async () => {
    const { id } = await newDraft(world);
    for (const nodeId of [null, "nothing", devices]) await on(world.official, id, nodeId);
    expect(await present(id)).toBe(0);
    const submitted = await newSubmitted(world);
    await on(world.official, submitted.id, "digital");
    expect(await present(submitted.id)).toBe(0);
  });

  it("is no business of those who may not see how the district works", async () => {
    const { id } = await newDraft(world);
    for (const stranger of [world.stranger, world.contributor, world.reviewer, world.observer])
      expect(await on(stranger, id, "digital")).toBeNull();
    expect(await on(world.official, randomUUID(), "digital")).toBeNull();
    expect(await on(world.official, "nothing", "digital")).toBeNull();
    const submitted = await newSubmitted(world);
    expect(await on(world.reviewer, submitted.id, null)).toBeNull();
    expect(await on(world.admin, submitted.id, null)).not.toBeNull();
  });

  it("is heard by a contributor only where it concerns the own part, and noted while it is in hand", async () => {
    const { id } = await newDraft(world);
    const key = await assigned(id, "digital");
    await on(world.official, id, "party");
    await on(world.colleague, id, "digital");
    await on(world.contributor, id, "party");
    expect(await heard(world.official, id)).toEqual([
      { name: world.colleague.name, nodeId: "digital" },
    ]);
    await on(world.contributor, id, "digital");
    expect(await heard(world.contributor, id)).toEqual([
      { name: world.colleague.name, nodeId: "digital" },
    ]);
    expect(await heard(world.official, id)).toHaveLength(2);
    await handInPart(world.contributor, { ...key, remark: "先交" });
    await sql(world, `DELETE FROM "Presence"`);
    await on(world.contributor, id, "digital");
    expect(await present(id)).toBe(0);
  });

  it("leaves no record", async () => {
    const { id } = await newDraft(world);
    const before = await db().auditRecord.count();
    await on(world.official, id, "digital");
    expect(await db().auditRecord.count()).toBe(before);
  });
});

describe("what others save", () => {
  const news = async (by: Person, id: string, known: Record<string, number> | null) =>
    (await attendAs(by, id, { nodeId: null, known }))?.answers;

  it("is heard once: everything newer than what the page knows, with who saved it", async () => {
    const { id } = await newDraft(world);
    await save(world.colleague, id, 0, 1);
    const [first] = (await news(world.official, id, {})) ?? [];
    expect(first).toEqual((await answersOf(id))[0]);
    expect(first).toMatchObject({ nodeId: devices, value: 1, updatedByName: world.colleague.name });
    expect(await news(world.official, id, { [devices]: 1 })).toEqual([]);
    await save(world.colleague, id, 1, 2);
    expect(await news(world.official, id, { [devices]: 1 })).toEqual([
      expect.objectContaining({ value: 2, version: 2 }),
    ]);
    expect(await news(world.official, id, null)).toEqual([]);
  });

  it("reaches a contributor from the own part alone", async () => {
    const { id } = await newDraft(world);
    await assigned(id, "digital");
    await fill(world, id, {});
    const heard = (await news(world.contributor, id, {})) ?? [];
    expect(heard.length).toBeGreaterThan(5);
    expect(heard.every(({ nodeId }) => nodeId.startsWith("digital-"))).toBe(true);
  });

  it("is told apart from what the page itself was drawn from: state, parts and claims change the stamp", async () => {
    const { id } = await newDraft(world);
    const stamp = async () =>
      (await attendAs(world.official, id, { nodeId: null, known: {} }))?.stamp;
    const stamps = [await stamp()];
    await fill(world, id);
    expect(await stamp()).toBe(stamps[0]);
    const key = await assigned(id, "digital");
    stamps.push(await stamp());
    await handInPart(world.contributor, { ...key, remark: "" });
    stamps.push(await stamp());
    await takeOverPart(world.official, { ...key, version: key.version + 1 });
    await submit(world.official, id);
    stamps.push(await stamp());
    expect(new Set(stamps).size).toBe(4);
  });
});

describe("an answer's history", () => {
  const past = (id: string, before?: number, size = 50) => pastAnswers(id, devices, before, size);

  it("keeps who entered what, when, and from where, newest first", async () => {
    const { id } = await newDraft(world);
    const began = Date.now();
    await save(world.official, id, 0, 1, { note: "台账" });
    await save(world.colleague, id, 1, "乱写");
    await save(world.official, id, 2, null);
    const entries = await past(id);
    expect(
      entries.map(({ version, value, note, changedByName }) => [
        version,
        value,
        note,
        changedByName,
      ]),
    ).toEqual([
      [3, null, "", world.official.name],
      [2, "乱写", "", world.colleague.name],
      [1, 1, "台账", world.official.name],
    ]);
    for (const { changedAt, origin } of entries) {
      expect(Date.parse(changedAt)).toBeGreaterThanOrEqual(began - 1);
      expect(origin).toBe("entered");
    }
  });

  it("is read a page at a time, every change once", async () => {
    const { id } = await newDraft(world);
    for (let version = 0; version < 7; version += 1)
      await save(world.official, id, version, (version + 1) / 2);
    const pages = [await past(id, undefined, 3), await past(id, 5, 3), await past(id, 2, 3)];
    expect(pages.map((page) => page.map(({ version }) => version))).toEqual([
      [7, 6, 5],
      [4, 3, 2],
      [1],
    ]);
  });

  it("is not added to by saving the same again, nor by a save that came too late", async () => {
    const { id } = await newDraft(world);
    await save(world.official, id, 0, 1);
    await save(world.official, id, 1, 1);
    await save(world.colleague, id, 0, 5);
    expect(await past(id)).toHaveLength(1);
  });

  it("gives back an earlier value by entering it again", async () => {
    const { id } = await newDraft(world);
    await save(world.official, id, 0, 1, { note: "旧" });
    await save(world.colleague, id, 1, 2);
    const first = (await past(id)).at(-1);
    await save(world.official, id, 2, first?.value, { note: first?.note });
    expect(await past(id, undefined, 1)).toMatchObject([{ version: 3, value: 1, note: "旧" }]);
    expect((await answersOf(id))[0]).toMatchObject({ version: 3, value: 1, note: "旧" });
  });

  it("cannot be changed or removed, not even past the product", async () => {
    const { id } = await newDraft(world);
    await save(world.official, id, 0, 1);
    for (const change of [
      `UPDATE "AnswerHistory" SET "note" = '改'`,
      `DELETE FROM "AnswerHistory"`,
      `TRUNCATE "AnswerHistory"`,
    ])
      await expect(sql(world, change)).rejects.toThrow();
  });

  it("ends with what stands now, however many save at once", async () => {
    const { id } = await newDraft(world);
    await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        save(i % 2 ? world.official : world.colleague, id, 0, i + 0.5),
      ),
    );
    const [now] = await answersOf(id);
    const [newest] = await past(id);
    expect(newest).toMatchObject({ value: now?.value, version: now?.version });
  });
});

describe("answers carried over", () => {
  /** The next year's draft of a community, with last year's application behind it. */
  async function nextYear({ submitted = true } = {}) {
    const before = submitted ? await newSubmitted(world) : await newDraft(world);
    const batchId = await newBatch(world, `次年批次${randomUUID().slice(0, 8)}`, -1, 30);
    const id = await startApplication(world.official, batchId, before.communityId);
    return { id, from: before.id, communityId: before.communityId };
  }
  const carry = (
    id: string,
    fromId: string,
    nodeIds = pointsOf(world),
    by: Person = world.official,
  ) => carryAnswers(by, { applicationId: id, fromId, nodeIds });
  const origins = async (id: string) =>
    new Map((await answersOf(id)).map(({ nodeId, origin }) => [nodeId, origin]));

  it("come with value and note, each marked, with the record of where from", async () => {
    const { id, from } = await nextYear();
    expect((await earlierApplications(id)).map((earlier) => earlier.id)).toEqual([from]);
    expect(await carry(id, from)).toBe(pointsOf(world).length);
    const content = async (of: string) =>
      new Map((await answersOf(of)).map(({ nodeId, value, note }) => [nodeId, { value, note }]));
    expect(await content(id)).toEqual(await content(from));
    expect(new Set((await origins(id)).values())).toEqual(new Set(["carried"]));
    const [past] = await pastAnswers(id, devices, undefined, 1);
    expect(past).toMatchObject({
      origin: "carried",
      version: 1,
      changedByName: world.official.name,
    });
    const { after } = await db().auditRecord.findFirstOrThrow({
      where: { subjectId: id, action: "answers.carried" },
    });
    expect(after).toEqual({ fromId: from, nodeIds: expect.any(Array) });
    expect(new Set((after as { nodeIds: string[] }).nodeIds)).toEqual(new Set(pointsOf(world)));
  });

  it("are only those that the page showed", async () => {
    const { id, from } = await nextYear();
    expect(await carry(id, from, [devices, "nothing"])).toBe(1);
    expect([...(await origins(id)).keys()]).toEqual([devices]);
  });

  it("never replace what was entered, not even what was emptied again", async () => {
    const { id, from } = await nextYear();
    await save(world.official, id, 0, 0.5);
    const other = pointsOf(world).find((point) => point !== devices) ?? "";
    await save(world.official, id, 0, 1, { nodeId: other });
    await save(world.official, id, 1, null, { nodeId: other });
    expect(await carry(id, from)).toBe(pointsOf(world).length - 2);
    const now = new Map((await answersOf(id)).map((answer) => [answer.nodeId, answer]));
    expect(now.get(devices)).toMatchObject({ value: 0.5, origin: "entered", version: 1 });
    expect(now.get(other)).toMatchObject({ value: null, origin: "entered" });
    expect(await fate(carry(id, from))).toBe("stale");
  });

  it("lose their mark when they are changed, or confirmed as they stand; never by an import", async () => {
    const { id, from } = await nextYear();
    await carry(id, from);
    const answers = new Map((await answersOf(id)).map((answer) => [answer.nodeId, answer]));
    const kept = answers.get(devices);
    await save(world.official, id, 1, kept?.value, { note: kept?.note });
    const [other = "", third = ""] = pointsOf(world).filter((point) => point !== devices);
    const imported = {
      nodeId: third,
      version: 1,
      ...(answers.get(third) ?? { value: null, note: "" }),
    };
    await inApplication(world.official, id, "save-answers", null, (context) =>
      enterAnswers(world.official, context, [imported], "workbook"),
    );
    await save(world.official, id, 1, answers.get(other)?.value, { nodeId: other, note: "新材料" });
    const now = await origins(id);
    expect([now.get(devices), now.get(other), now.get(third)]).toEqual([
      "entered",
      "entered",
      "carried",
    ]);
    expect([...now.values()].filter((origin) => origin === "carried")).toHaveLength(
      pointsOf(world).length - 2,
    );
    expect(await pastAnswers(id, devices, undefined, 5)).toMatchObject([
      { version: 2, origin: "entered" },
      { version: 1, origin: "carried" },
    ]);
  });

  it("that nobody confirmed are named in the frozen submission, for the reviewer", async () => {
    const { id, from } = await nextYear();
    await carry(id, from);
    for (const nodeId of pointsOf(world).filter((point) => point !== devices)) {
      const answer = (await answersOf(id)).find((one) => one.nodeId === nodeId);
      await save(world.official, id, 1, answer?.value, { nodeId });
    }
    await submit(world.official, id);
    expect((await snapshotsOf(id)).at(-1)?.statements.carried).toEqual([devices]);
  });

  it("come from a draft that was never submitted too; its wrong answers stay behind", async () => {
    const { id, from } = await nextYear({ submitted: false });
    expect(await earlierApplications(id)).toEqual([]);
    await save(world.official, from, 0, 99);
    const other = pointsOf(world).find((point) => point !== devices) ?? "";
    const leaf = { nodeId: other };
    await save(world.official, from, 0, bestAnswer(leafOf(other)), leaf);
    expect(await carry(id, from)).toBe(1);
    expect([...(await origins(id)).keys()]).toEqual([other]);
  });

  it("come from the same community's earlier applications alone, into a draft, by its officials", async () => {
    const { id, from } = await nextYear();
    const foreign = await newSubmitted(world);
    expect(await fate(carry(id, foreign.id))).toBe("not-found");
    expect(await fate(carry(id, id))).toBe("not-found");
    // The later one is nothing to carry into the earlier one.
    await save(world.official, id, 0, 1);
    expect(await earlierApplications(from)).toEqual([]);
    expect(await fate(carry(id, from, pointsOf(world), world.stranger))).toBe("not-found");
    await assigned(id, "digital");
    expect(await fate(carry(id, from, pointsOf(world), world.contributor))).toBe("not-allowed");
    expect(await fate(carry(from, id))).toBe("wrong-state");
  });

  it("and what a colleague enters at the same moment: the colleague's stands", async () => {
    const { id, from } = await nextYear();
    const [, saved] = await Promise.all([carry(id, from), save(world.colleague, id, 0, 0.5)]);
    const [answer] = (await answersOf(id)).filter(({ nodeId }) => nodeId === devices);
    // Whoever came first: nothing of the colleague's is lost silently.
    if (saved.saved.length > 0) expect(answer).toMatchObject({ value: 0.5, origin: "entered" });
    else expect(saved.conflicts).toMatchObject([{ nodeId: devices, origin: "carried" }]);
    expect((await refusal(carry(id, from))).code).toBe("stale");
    expect(await versionOf(id)).toBe(1);
  });
});
