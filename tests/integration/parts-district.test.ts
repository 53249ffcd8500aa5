import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setActive } from "@/lib/account/mutations";
import { answersOf } from "@/lib/application/data";
import { contributorChoices, partPage, partsOf } from "@/lib/assignment/data";
import {
  acceptPart,
  assignParts,
  handInPart,
  sendBackPart,
  takeOverPart,
} from "@/lib/assignment/mutations";
import { db } from "@/lib/db";
import {
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
  type World,
} from "./fixtures";
import { assign, enter, handedOut, keyOf, onPage, partIn } from "./part-steps";
import { devices } from "./steps";

/** 三级联动: a district hands pages of entry out, checks them, sends them back or takes them over. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("the district", () => {
  it("sends a part back with what is still to be done: it is open again", async () => {
    const { id } = await handedOut(world, "digital");
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
    await enter(world.contributor, id, devices, 2);
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
    const { id } = await handedOut(world, "digital");
    await enter(world.contributor, id, devices, 2);
    await takeOverPart(world.official, await keyOf(id, "digital"));
    expect(await partsOf(id)).toEqual([]);
    expect((await answersOf(id)).map(({ value }) => value)).toEqual([2]);
    expect(await fate(enter(world.contributor, id, devices, 3, 1))).toBe("not-found");
    await assign(world.official, id, world.neighbour, "digital");
    expect(await fate(enter(world.neighbour, id, devices, 3, 1))).toBe("done");
  });

  it("submits nothing while a part is out or not checked, and is told which", async () => {
    const { id } = await handedOut(world, "digital", "party");
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
    const { id } = await handedOut(world, "digital");
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
    const { id } = await handedOut(world, "digital");
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
    const { id } = await handedOut(world, "digital");
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
    const { id } = await handedOut(world, "digital");
    const points = onPage(world, "digital").map((leaf) => leaf.id);
    const saves = points.map((nodeId) => fate(enter(world.contributor, id, nodeId, "试")));
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
