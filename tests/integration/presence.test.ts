import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf } from "@/lib/application/data";
import { saveAnswers } from "@/lib/application/mutations";
import { handInPart, takeOverPart } from "@/lib/assignment/mutations";
import type { Person } from "@/lib/auth/types";
import { db } from "@/lib/db";
import { attendAs } from "@/lib/presence/loaders";
import { fill, newDraft, newSubmitted, openWorld, sql, submit, type World } from "./fixtures";
import { assign, keyOf } from "./part-steps";
import { devices } from "./steps";

/** Several people on one application: who is there, and what they save. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Saves one point, the devices' unless told otherwise, on top of a version. */
const saveAt = (by: Person, applicationId: string, version: number, value: unknown, more = {}) =>
  saveAnswers(by, {
    applicationId,
    answers: [{ nodeId: devices, version, value: value as number, note: "", ...more }],
  });

const handOver = async (id: string) => {
  await assign(world.official, id, world.contributor, "digital");
  return keyOf(id, "digital");
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
    const key = await handOver(id);
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
    await saveAt(world.colleague, id, 0, 1);
    const [first] = (await news(world.official, id, {})) ?? [];
    expect(first).toEqual((await answersOf(id))[0]);
    expect(first).toMatchObject({ nodeId: devices, value: 1, updatedByName: world.colleague.name });
    expect(await news(world.official, id, { [devices]: 1 })).toEqual([]);
    await saveAt(world.colleague, id, 1, 2);
    expect(await news(world.official, id, { [devices]: 1 })).toEqual([
      expect.objectContaining({ value: 2, version: 2 }),
    ]);
    expect(await news(world.official, id, null)).toEqual([]);
  });

  it("reaches a contributor from the own part alone", async () => {
    const { id } = await newDraft(world);
    await handOver(id);
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
    const key = await handOver(id);
    stamps.push(await stamp());
    await handInPart(world.contributor, { ...key, remark: "" });
    stamps.push(await stamp());
    await takeOverPart(world.official, { ...key, version: key.version + 1 });
    await submit(world.official, id);
    stamps.push(await stamp());
    expect(new Set(stamps).size).toBe(4);
  });
});
