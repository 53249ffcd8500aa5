import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setActive } from "@/lib/account/mutations";
import { answersOf, findApplication } from "@/lib/application/data";
import { claimWaiver, saveAnswers } from "@/lib/application/mutations";
import { maySee } from "@/lib/application/policy";
import { contributorChoices, partPage, partsOf } from "@/lib/assignment/data";
import {
  acceptPart,
  assignParts,
  handInPart,
  sendBackPart,
  takeOverPart,
} from "@/lib/assignment/mutations";
import type { PartView } from "@/lib/assignment/types";
import type { Person } from "@/lib/auth/types";
import { db } from "@/lib/db";
import { returnForRectification } from "@/lib/review/mutations";
import { type LeafNode, leavesOf } from "@/lib/scoring";
import {
  bestAnswer,
  dayFromToday,
  fate,
  fill,
  newBatch,
  newDraft,
  openWorld,
  refusal,
  sql,
  stateOf,
  submit,
  versionOf,
  type World,
} from "./fixtures";

/** 三级联动: a district hands pages of entry to street and community staff, who never get further than that. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const devices = "digital-access-devices";
const heritage = "neighbourhood-culture-heritage";

const assign = (by: Person, applicationId: string, to: Person, ...nodeIds: string[]) =>
  assignParts(by, {
    applicationId,
    contributorId: to.id,
    nodeIds,
    comment: "请如实填写",
    dueOn: null,
  });

async function partIn(applicationId: string, nodeId: string): Promise<PartView> {
  const part = (await partsOf(applicationId)).find((found) => found.nodeId === nodeId);
  if (!part) throw new Error(`nobody has ${nodeId}`);
  return part;
}

/** The key of a part as it stands. */
async function keyOf(applicationId: string, nodeId: string) {
  const { id: partId, version } = await partIn(applicationId, nodeId);
  return { applicationId, partId, version };
}

/** A draft with one page in the contributor's hands. */
async function handedOut(...nodeIds: string[]) {
  const draft = await newDraft(world);
  await assign(world.official, draft.id, world.contributor, ...nodeIds);
  return draft;
}

const save = (by: Person, applicationId: string, nodeId: string, value: unknown, version = 0) =>
  saveAnswers(by, {
    applicationId,
    answers: [{ nodeId, version, value: value as number, note: "现场" }],
  });

const onPage = (nodeId: string): LeafNode[] =>
  leavesOf(world.prepared, nodeId).filter(
    (leaf) => !leaf.appliesTo || leaf.appliesTo.includes("renewal"),
  );

async function fillPart(by: Person, applicationId: string, nodeId: string) {
  await saveAnswers(by, {
    applicationId,
    answers: onPage(nodeId).map((leaf) => ({
      nodeId: leaf.id,
      version: 0,
      value: bestAnswer(leaf),
      note: "",
    })),
  });
}

describe("a contributor", () => {
  it("fills in what is in hand, answers, notes and claims, and nothing else", async () => {
    const { id } = await handedOut("digital", "neighbourhood");
    await save(world.contributor, id, devices, 2);
    await claimWaiver(world.contributor, {
      applicationId: id,
      nodeId: heritage,
      version: 0,
      reason: "范围内没有历史遗存。",
    });
    const [answer] = await answersOf(id);
    expect(answer).toMatchObject({ nodeId: devices, updatedByName: world.contributor.name });
    const elsewhere = onPage("party")[0]?.id ?? "";
    expect(await refusal(save(world.contributor, id, elsewhere, 1))).toMatchObject({
      code: "not-allowed",
      message: expect.stringMatching(/没有分派给您，不能修改。$/),
    });
    expect(await answersOf(id)).toHaveLength(1);
  });

  it("does not see an application of which nothing is or was handed to them", async () => {
    const { id } = await handedOut("digital");
    const facts = (await findApplication(id))?.facts;
    if (!facts) throw new Error("no application");
    expect(maySee(world.contributor, facts)).toBe(true);
    for (const other of [world.neighbour, world.foreigner]) {
      expect(maySee(other, facts)).toBe(false);
      expect(await fate(save(other, id, devices, 1))).toBe("not-found");
    }
  });

  it("never submits, nor hands anything on, nor checks the own work", async () => {
    const { id } = await handedOut("digital");
    await fill(world, id);
    expect(await fate(submit(world.contributor, id))).toBe("not-allowed");
    expect(await fate(assign(world.contributor, id, world.neighbour, "party"))).toBe("not-allowed");
    const key = await keyOf(id, "digital");
    expect(await fate(acceptPart(world.contributor, key))).toBe("not-allowed");
    expect(await fate(takeOverPart(world.contributor, key))).toBe("not-allowed");
    expect(
      await fate(sendBackPart(world.contributor, { ...key, comment: "改", dueOn: null })),
    ).toBe("not-allowed");
    expect(await stateOf(id)).toBe("draft");
  });

  it("hands in what is complete without a word, and can change it no more", async () => {
    const { id } = await handedOut("digital");
    await fillPart(world.contributor, id, "digital");
    await handInPart(world.contributor, { ...(await keyOf(id, "digital")), remark: "" });
    expect(await partIn(id, "digital")).toMatchObject({
      state: "handed-in",
      remark: "",
      version: 2,
    });
    expect(await refusal(save(world.contributor, id, devices, 1, 1))).toMatchObject({
      code: "not-allowed",
      message: "分派给您的部分已交回，如需修改，请联系区县市申报人员。",
    });
    expect(await fate(save(world.official, id, devices, 1, 1))).toBe("done");
  });

  it("hands in with gaps only with a reason, after being told each of them", async () => {
    const { id } = await handedOut("digital");
    await fillPart(world.contributor, id, "digital");
    await save(world.contributor, id, devices, null, 1);
    const other = onPage("digital").find((leaf) => leaf.id !== devices);
    await save(world.contributor, id, other?.id ?? "", "乱", 1);
    const key = await keyOf(id, "digital");
    const refused = await refusal(handInPart(world.contributor, { ...key, remark: "" }));
    expect(refused).toMatchObject({
      code: "incomplete",
      message: "还有 2 处没有填好，没有交回。请填好，或在“说明”里写明原因后交回。",
    });
    expect(refused.errors.map(({ path }) => path).sort()).toEqual(
      [`answers.${devices}`, `answers.${other?.id}`].sort(),
    );
    expect((await partIn(id, "digital")).state).toBe("open");
    await handInPart(world.contributor, { ...key, remark: "设备台账下周补" });
    expect(await partIn(id, "digital")).toMatchObject({
      state: "handed-in",
      remark: "设备台账下周补",
    });
    const record = await db().auditRecord.findFirst({
      where: { subjectId: id, action: "section.handed-in" },
    });
    expect(record).toMatchObject({
      actorId: world.contributor.id,
      before: { nodeId: "digital", state: "open" },
      after: { nodeId: "digital", state: "handed-in", remark: "设备台账下周补", missing: 2 },
    });
  });

  it("of another part, or of another application, hands in nothing", async () => {
    const { id } = await handedOut("digital");
    await assign(world.official, id, world.neighbour, "party");
    const party = await keyOf(id, "party");
    expect(await fate(handInPart(world.contributor, { ...party, remark: "无" }))).toBe("not-found");
    const elsewhere = await handedOut("digital");
    const foreign = { ...(await keyOf(elsewhere.id, "digital")), applicationId: id };
    expect(await fate(handInPart(world.contributor, { ...foreign, remark: "无" }))).toBe(
      "not-found",
    );
  });

  it("in rectification changes only what was named in the own part", async () => {
    const { id } = await newDraft(world);
    await fill(world, id);
    await submit(world.official, id);
    await returnForRectification(world.reviewer, {
      applicationId: id,
      version: await versionOf(id),
      items: [{ nodeId: devices, comment: "请补正。" }],
    });
    await assign(world.official, id, world.contributor, "digital");
    await save(world.contributor, id, devices, 1, 1);
    const other = onPage("digital").find((leaf) => leaf.id !== devices);
    expect(await refusal(save(world.contributor, id, other?.id ?? "", 1, 1))).toMatchObject({
      message: expect.stringMatching(/不在整改范围内，不能修改。$/),
    });
  });
});

describe("the district", () => {
  it("sends a part back with what is still to be done: it is open again", async () => {
    const { id } = await handedOut("digital");
    await handInPart(world.contributor, { ...(await keyOf(id, "digital")), remark: "缺台账" });
    await sendBackPart(world.colleague, {
      ...(await keyOf(id, "digital")),
      comment: "请补台账",
      dueOn: dayFromToday(3),
    });
    expect(await partIn(id, "digital")).toMatchObject({
      state: "open",
      comment: "请补台账",
      remark: "",
      dueOn: dayFromToday(3),
    });
    await save(world.contributor, id, devices, 2);
    await handInPart(world.contributor, { ...(await keyOf(id, "digital")), remark: "仍缺" });
    await acceptPart(world.official, await keyOf(id, "digital"));
    // What was accepted can be sent back as well: a return may ask for it.
    await sendBackPart(world.official, {
      ...(await keyOf(id, "digital")),
      comment: "再补",
      dueOn: null,
    });
    expect(await partIn(id, "digital")).toMatchObject({ state: "open", dueOn: null });
    const actions = await db().auditRecord.findMany({
      where: { subjectId: id, action: { startsWith: "section." } },
      orderBy: { seq: "asc" },
      select: { action: true },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "section.assigned",
      "section.handed-in",
      "section.sent-back",
      "section.handed-in",
      "section.accepted",
      "section.sent-back",
    ]);
  });

  it("takes a part over: what was entered stays, the contributor is out, somebody else can have it", async () => {
    const { id } = await handedOut("digital");
    await save(world.contributor, id, devices, 2);
    await takeOverPart(world.official, await keyOf(id, "digital"));
    expect(await partsOf(id)).toEqual([]);
    expect((await answersOf(id)).map(({ value }) => value)).toEqual([2]);
    expect(await fate(save(world.contributor, id, devices, 3, 1))).toBe("not-found");
    await assign(world.official, id, world.neighbour, "digital");
    expect(await fate(save(world.neighbour, id, devices, 3, 1))).toBe("done");
  });

  it("submits nothing while a part is out or not checked, and is told which", async () => {
    const { id } = await handedOut("digital", "party");
    await fill(world, id);
    const open = await refusal(submit(world.official, id));
    expect(open).toMatchObject({
      code: "incomplete",
      message: "分派出去的部分还没有办完，不能提交。",
    });
    expect(open.errors.map(({ path }) => path).sort()).toEqual(["parts.digital", "parts.party"]);
    for (const nodeId of ["digital", "party"])
      await handInPart(world.contributor, { ...(await keyOf(id, nodeId)), remark: "" });
    expect((await refusal(submit(world.official, id))).errors).toHaveLength(2);
    await acceptPart(world.official, await keyOf(id, "digital"));
    expect((await refusal(submit(world.official, id))).errors.map(({ path }) => path)).toEqual([
      "parts.party",
    ]);
    await takeOverPart(world.official, await keyOf(id, "party"));
    await submit(world.official, id);
    expect(await stateOf(id)).toBe("submitted");
    // While it is verified, nothing moves.
    const key = await keyOf(id, "digital");
    expect(await fate(takeOverPart(world.official, key))).toBe("wrong-state");
    expect(await fate(assign(world.official, id, world.neighbour, "party"))).toBe("wrong-state");
  });

  it("hands out all pages asked for, or none of them", async () => {
    const { id } = await handedOut("digital");
    expect(
      await refusal(assign(world.official, id, world.neighbour, "party", "digital")),
    ).toMatchObject({
      code: "taken",
      message: `“数字化平台落地性”已分派给${world.contributor.name}，请先收回再分派。`,
    });
    expect(await fate(assign(world.official, id, world.neighbour, "party", "nothing"))).toBe(
      "invalid",
    );
    expect((await partsOf(id)).map(({ nodeId }) => nodeId)).toEqual(["digital"]);
  });

  it("hands out pages, not points, to active contributors of its own", async () => {
    const { id } = await newDraft(world);
    expect(await fate(assign(world.official, id, world.contributor, devices))).toBe("invalid");
    expect(await fate(assign(world.official, id, world.contributor, "scenes"))).toBe("invalid");
    for (const stranger of [world.foreigner, world.colleague, world.reviewer])
      expect((await refusal(assign(world.official, id, stranger, "digital"))).errors).toEqual([
        expect.objectContaining({ path: "contributorId" }),
      ]);
    expect(await fate(assign(world.stranger, id, world.foreigner, "digital"))).toBe("not-found");
    const { version } = await db().account.findUniqueOrThrow({ where: { id: world.neighbour.id } });
    await setActive(world.official, world.neighbour.id, version, false);
    expect(await fate(assign(world.official, id, world.neighbour, "digital"))).toBe("invalid");
    expect((await contributorChoices("gongshu")).map(({ id }) => id)).toEqual([
      world.contributor.id,
    ]);
    await setActive(world.official, world.neighbour.id, version + 1, true);
    expect(await partsOf(id)).toEqual([]);
  });

  it("gives a day that is still to come and not past the batch's last", async () => {
    const { id } = await newDraft(world);
    const until = (dueOn: string, nodeId: string) =>
      assignParts(world.official, {
        ...{ applicationId: id, contributorId: world.contributor.id, comment: "" },
        ...{ nodeIds: [nodeId], dueOn },
      });
    for (const day of [dayFromToday(-1), dayFromToday(31)])
      expect((await refusal(until(day, "digital"))).errors[0]?.path).toBe("dueOn");
    expect(await fate(until(dayFromToday(0), "digital"))).toBe("done");
    expect(await fate(until(dayFromToday(30), "party"))).toBe("done");
  });

  it("checks after the period what was handed in within it, and hands out nothing more", async () => {
    const batchId = await newBatch(world, "即将结束的批次", -5, 1);
    const { id } = await newDraft({ ...world, batchId });
    await assign(world.official, id, world.contributor, "digital", "party");
    await handInPart(world.contributor, { ...(await keyOf(id, "digital")), remark: "缺" });
    await sql(world, `UPDATE "Batch" SET "closesOn" = $1 WHERE "id" = $2`, [
      dayFromToday(-1),
      batchId,
    ]);
    expect(await fate(assign(world.official, id, world.neighbour, "satisfaction"))).toBe(
      "too-late",
    );
    const party = await keyOf(id, "party");
    expect(await fate(handInPart(world.contributor, { ...party, remark: "缺" }))).toBe("too-late");
    expect(await fate(acceptPart(world.official, await keyOf(id, "digital")))).toBe("done");
    expect(await fate(takeOverPart(world.official, party))).toBe("done");
  });

  it("sees on its desk what waits for its check, the contributor what is in hand, due first", async () => {
    const { id } = await newDraft(world);
    const due = async (nodeId: string, days: number) =>
      assignParts(world.official, {
        ...{ applicationId: id, contributorId: world.neighbour.id, comment: "" },
        ...{ nodeIds: [nodeId], dueOn: dayFromToday(days) },
      });
    await due("party", 9);
    await due("digital", 2);
    await assign(world.official, id, world.neighbour, "satisfaction");
    const own = await partPage({ contributorId: world.neighbour.id }, ["open"], 2);
    const mine = own.rows.map(({ part }) => part.nodeId);
    expect([mine, own.total]).toEqual([["digital", "party"], expect.any(Number)]);
    await handInPart(world.neighbour, { ...(await keyOf(id, "digital")), remark: "缺" });
    const inDistrict = async (districtId: string) =>
      (await partPage({ districtId }, ["handed-in"], 100)).rows.map(
        ({ part }) => part.applicationId,
      );
    expect(await inDistrict("gongshu")).toContain(id);
    expect(await inDistrict("xihu")).toEqual([]);
  });
});

describe("what happens at once", () => {
  it("a page goes to one of two contributors", async () => {
    const { id } = await newDraft(world);
    const fates = await Promise.all([
      fate(assign(world.official, id, world.contributor, "digital")),
      fate(assign(world.colleague, id, world.neighbour, "digital")),
    ]);
    expect(fates.sort()).toEqual(["done", "taken"]);
    expect(await partsOf(id)).toHaveLength(1);
  });

  it("a stale page moves no part", async () => {
    const { id } = await handedOut("digital");
    const stale = await keyOf(id, "digital");
    await handInPart(world.contributor, { ...stale, remark: "缺" });
    expect(await fate(acceptPart(world.official, stale))).toBe("stale");
    expect(await fate(takeOverPart(world.official, stale))).toBe("stale");
    expect(await fate(sendBackPart(world.official, { ...stale, comment: "改", dueOn: null }))).toBe(
      "stale",
    );
    expect((await partIn(id, "digital")).state).toBe("handed-in");
  });

  it("one of accepting and sending back counts, the other is told that it came late", async () => {
    const { id } = await handedOut("digital");
    await handInPart(world.contributor, { ...(await keyOf(id, "digital")), remark: "缺" });
    const key = await keyOf(id, "digital");
    const fates = await Promise.all([
      fate(acceptPart(world.official, key)),
      fate(sendBackPart(world.colleague, { ...key, comment: "改", dueOn: null })),
    ]);
    expect(fates.filter((one) => one === "done")).toHaveLength(1);
    expect(fates.filter((one) => one === "stale" || one === "wrong-state")).toHaveLength(1);
  });

  it("no answer slips in behind a hand-in, and none that was saved is lost", async () => {
    const { id } = await handedOut("digital");
    const points = onPage("digital").map((leaf) => leaf.id);
    const saves = points.map((nodeId) => fate(save(world.contributor, id, nodeId, "试")));
    const [handedIn, ...fates] = await Promise.all([
      keyOf(id, "digital").then((key) =>
        fate(handInPart(world.contributor, { ...key, remark: "先交" })),
      ),
      ...saves,
    ]);
    expect(handedIn).toBe("done");
    const kept = new Set((await answersOf(id)).map(({ nodeId }) => nodeId));
    expect(kept).toEqual(new Set(points.filter((_, i) => fates[i] === "done")));
    expect(new Set(fates)).not.toContain("stale");
    expect((await partIn(id, "digital")).state).toBe("handed-in");
  });

  it("submitting and handing a page out exclude each other", async () => {
    const { id } = await newDraft(world);
    await fill(world, id);
    const fates = await Promise.all([
      fate(submit(world.official, id)),
      fate(assign(world.colleague, id, world.contributor, "digital")),
    ]);
    const out = (await partsOf(id)).length;
    expect([await stateOf(id), out, ...fates]).toEqual(
      out > 0 ? ["draft", 1, "incomplete", "done"] : ["submitted", 0, "done", "wrong-state"],
    );
  });
});
