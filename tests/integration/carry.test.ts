import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, snapshotsOf } from "@/lib/application/data";
import { inApplication, saveAnswers, startApplication } from "@/lib/application/mutations";
import type { Person } from "@/lib/auth/types";
import { earlierApplications } from "@/lib/carry/data";
import { carryAnswers } from "@/lib/carry/mutations";
import { db } from "@/lib/db";
import { enterAnswers } from "@/lib/entry/mutations";
import { pastAnswers } from "@/lib/history/data";
import { type LeafNode, leavesOf } from "@/lib/scoring";
import {
  bestAnswer,
  fate,
  newBatch,
  newDraft,
  newSubmitted,
  openWorld,
  pointsOf,
  refusal,
  submit,
  versionOf,
  type World,
} from "./fixtures";
import { assign, keyOf } from "./part-steps";
import { devices } from "./steps";

/** Answers carried over from an earlier application of the same community. */

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

function leafOf(id: string): LeafNode {
  const leaf = leavesOf(world.prepared).find((found) => found.id === id);
  if (!leaf) throw new Error(id);
  return leaf;
}

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
    await saveAt(world.official, id, 0, 0.5);
    const other = pointsOf(world).find((point) => point !== devices) ?? "";
    await saveAt(world.official, id, 0, 1, { nodeId: other });
    await saveAt(world.official, id, 1, null, { nodeId: other });
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
    await saveAt(world.official, id, 1, kept?.value, { note: kept?.note });
    const [other = "", third = ""] = pointsOf(world).filter((point) => point !== devices);
    const imported = {
      nodeId: third,
      version: 1,
      ...(answers.get(third) ?? { value: null, note: "" }),
    };
    await inApplication(world.official, id, "save-answers", null, (context) =>
      enterAnswers(world.official, context, [imported], "workbook"),
    );
    await saveAt(world.official, id, 1, answers.get(other)?.value, {
      nodeId: other,
      note: "新材料",
    });
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
      await saveAt(world.official, id, 1, answer?.value, { nodeId, note: answer?.note });
    }
    await submit(world.official, id);
    expect((await snapshotsOf(id)).at(-1)?.statements.carried).toEqual([devices]);
  });

  it("come from a draft that was never submitted too; its wrong answers stay behind", async () => {
    const { id, from } = await nextYear({ submitted: false });
    expect(await earlierApplications(id)).toEqual([]);
    await saveAt(world.official, from, 0, 99);
    const other = pointsOf(world).find((point) => point !== devices) ?? "";
    const leaf = { nodeId: other };
    await saveAt(world.official, from, 0, bestAnswer(leafOf(other)), leaf);
    expect(await carry(id, from)).toBe(1);
    expect([...(await origins(id)).keys()]).toEqual([other]);
  });

  it("come from the same community's earlier applications alone, into a draft, by its officials", async () => {
    const { id, from } = await nextYear();
    const foreign = await newSubmitted(world);
    expect(await fate(carry(id, foreign.id))).toBe("not-found");
    expect(await fate(carry(id, id))).toBe("not-found");
    // The later one is nothing to carry into the earlier one.
    await saveAt(world.official, id, 0, 1);
    expect(await earlierApplications(from)).toEqual([]);
    expect(await fate(carry(id, from, pointsOf(world), world.stranger))).toBe("not-found");
    await handOver(id);
    expect(await fate(carry(id, from, pointsOf(world), world.contributor))).toBe("not-allowed");
    expect(await fate(carry(from, id))).toBe("wrong-state");
  });

  it("and what a colleague enters at the same moment: the colleague's stands", async () => {
    const { id, from } = await nextYear();
    const [, saved] = await Promise.all([carry(id, from), saveAt(world.colleague, id, 0, 0.5)]);
    const [answer] = (await answersOf(id)).filter(({ nodeId }) => nodeId === devices);
    // Whoever came first: nothing of the colleague's is lost silently.
    if (saved.saved.length > 0) expect(answer).toMatchObject({ value: 0.5, origin: "entered" });
    else expect(saved.conflicts).toMatchObject([{ nodeId: devices, origin: "carried" }]);
    expect((await refusal(carry(id, from))).code).toBe("stale");
    expect(await versionOf(id)).toBe(1);
  });
});
