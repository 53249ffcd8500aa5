import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, findApplication } from "@/lib/application/data";
import { claimWaiver } from "@/lib/application/mutations";
import { maySee } from "@/lib/application/policy";
import { acceptPart, handInPart, sendBackPart, takeOverPart } from "@/lib/assignment/mutations";
import { db } from "@/lib/db";
import { returnForRectification } from "@/lib/review/mutations";
import {
  fate,
  fill,
  newDraft,
  openWorld,
  refusal,
  stateOf,
  submit,
  versionOf,
  type World,
} from "./fixtures";
import { assign, enter, fillPart, handedOut, keyOf, onPage, partIn } from "./part-steps";
import { devices, heritage } from "./steps";

/** 三级联动: street and community staff fill in what is handed to them, and never get further than handing in. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("a contributor", () => {
  it("fills in what is in hand, answers, notes and claims, and nothing else", async () => {
    const { id } = await handedOut(world, "digital", "neighbourhood");
    await enter(world.contributor, id, devices, 2);
    await claimWaiver(world.contributor, {
      applicationId: id,
      nodeId: heritage,
      version: 0,
      reason: "范围内没有历史遗存。",
    });
    const [answer] = await answersOf(id);
    expect(answer).toMatchObject({ nodeId: devices, updatedByName: world.contributor.name });
    const elsewhere = onPage(world, "party")[0]?.id ?? "";
    expect(await refusal(enter(world.contributor, id, elsewhere, 1))).toMatchObject({
      code: "not-allowed",
      message: expect.stringMatching(/没有分派给您，不能修改。$/),
    });
    expect(await answersOf(id)).toHaveLength(1);
  });

  it("does not see an application of which nothing is or was handed to them", async () => {
    const { id } = await handedOut(world, "digital");
    const facts = (await findApplication(id))?.facts;
    if (!facts) throw new Error("no application");
    expect(maySee(world.contributor, facts)).toBe(true);
    for (const other of [world.neighbour, world.foreigner]) {
      expect(maySee(other, facts)).toBe(false);
      expect(await fate(enter(other, id, devices, 1))).toBe("not-found");
    }
  });

  it("never submits, nor hands anything on, nor checks the own work", async () => {
    const { id } = await handedOut(world, "digital");
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
    const { id } = await handedOut(world, "digital");
    await fillPart(world, world.contributor, id, "digital");
    await handInPart(world.contributor, { ...(await keyOf(id, "digital")), remark: "" });
    expect(await partIn(id, "digital")).toMatchObject({
      state: "handed-in",
      remark: "",
      version: 2,
    });
    expect(await refusal(enter(world.contributor, id, devices, 1, 1))).toMatchObject({
      code: "not-allowed",
      message: "分派给您的部分已交回，如需修改，请联系区县市申报人员。",
    });
    expect(await fate(enter(world.official, id, devices, 1, 1))).toBe("done");
  });

  it("hands in with gaps only with a reason, after being told each of them", async () => {
    const { id } = await handedOut(world, "digital");
    await fillPart(world, world.contributor, id, "digital");
    await enter(world.contributor, id, devices, null, 1);
    const other = onPage(world, "digital").find((leaf) => leaf.id !== devices);
    await enter(world.contributor, id, other?.id ?? "", "乱", 1);
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
    const { id } = await handedOut(world, "digital");
    await assign(world.official, id, world.neighbour, "party");
    const party = await keyOf(id, "party");
    expect(await fate(handInPart(world.contributor, { ...party, remark: "无" }))).toBe("not-found");
    const elsewhere = await handedOut(world, "digital");
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
    await enter(world.contributor, id, devices, 1, 1);
    const other = onPage(world, "digital").find((leaf) => leaf.id !== devices);
    expect(await refusal(enter(world.contributor, id, other?.id ?? "", 1, 1))).toMatchObject({
      message: expect.stringMatching(/不在整改范围内，不能修改。$/),
    });
  });
});
