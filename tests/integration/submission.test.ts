import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, snapshotsOf, waiversOf } from "@/lib/application/data";
import {
  claimWaiver,
  saveAnswers,
  startApplication,
  submitApplication,
  withdrawWaiver,
} from "@/lib/application/mutations";
import { changeCommunity } from "@/lib/community/mutations";
import { db } from "@/lib/db";
import {
  acceptPoints,
  approve,
  concludeVerification,
  rulePoint,
  ruleWaiver,
} from "@/lib/review/mutations";
import { leavesOf } from "@/lib/scoring";
import {
  bestAnswer,
  communityInput,
  fate,
  fill,
  newBatch,
  newDraft,
  newSubmitted,
  openWorld,
  pointsOf,
  refusal,
  sql,
  stateOf,
  submit,
  versionOf,
  type World,
} from "./fixtures";
import { devices, giveBack, heritage, platforms, save } from "./steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("an application is not submitted", () => {
  it("while points are missing: each is named", async () => {
    const { id } = await newDraft(world);
    await fill(world, id, { [devices]: null, [platforms]: null });
    const refused = await refusal(submit(world.official, id));
    expect(refused.code).toBe("incomplete");
    expect(refused.errors.map((error) => error.path).sort()).toEqual([
      `answers.${devices}`,
      `answers.${platforms}`,
    ]);
    expect(await stateOf(id)).toBe("draft");
    expect(await snapshotsOf(id)).toEqual([]);
  });

  it("when empty: all its points are named", async () => {
    const { id } = await newDraft(world);
    const refused = await refusal(submit(world.official, id));
    expect(refused.errors.map((error) => error.path)).toEqual(
      pointsOf(world).map((point) => `answers.${point}`),
    );
  });

  it("while an answer is wrong: it was kept as typed, and is named with the reason", async () => {
    const { id } = await newDraft(world);
    await fill(world, id, { [devices]: 6.01 });
    const refused = await refusal(submit(world.official, id));
    expect(refused.code).toBe("incomplete");
    expect(refused.errors).toMatchObject([{ path: `answers.${devices}` }]);
    expect((await answersOf(id)).find((answer) => answer.nodeId === devices)?.value).toBe(6.01);
  });

  it("from a page that is older than the application", async () => {
    const { id } = await newSubmitted(world);
    await giveBack(world, id, devices);
    await submit(world.official, id);
    await giveBack(world, id, devices);
    const seen = (await versionOf(id)) - 1;
    expect(await fate(submitApplication(world.official, id, seen))).toBe("stale");
    expect(await stateOf(id)).toBe("returned");
  });
});

describe("entry", () => {
  it("refuses ids that are no scoring points", async () => {
    const { id } = await newDraft(world);
    for (const nodeId of ["nothing", "digital", "scenes", "digital-access"])
      expect(await fate(save(world, id, nodeId, 1))).toBe("invalid");
    expect(await answersOf(id)).toEqual([]);
  });

  it("ends with the batch's period, but rectification runs past it", async () => {
    const late = { ...world, batchId: await newBatch(world, "将截止的批次", -30, 30) };
    const draft = await newDraft(late);
    const returned = await newSubmitted(late);
    await giveBack(world, returned.id, devices);
    await sql(
      world,
      `UPDATE "Batch" SET "closesOn" = current_date - 2, "opensOn" = current_date - 9 WHERE "id" = $1`,
      [late.batchId],
    );
    expect(await fate(save(world, draft.id, devices, 1))).toBe("too-late");
    expect(await fate(submit(world.official, draft.id))).toBe("too-late");
    expect(await fate(save(world, returned.id, devices, 1))).toBe("done");
    expect(await fate(submit(world.official, returned.id))).toBe("done");
    expect(await fate(newDraft(late))).toBe("too-late");
  });

  it("opens one application for a community in a batch, of one's own district", async () => {
    const { communityId } = await newDraft(world);
    expect(await fate(startApplication(world.official, world.batchId, communityId))).toBe("taken");
    expect(await fate(startApplication(world.stranger, world.batchId, communityId))).toBe(
      "not-found",
    );
  });
});

describe("a claim that a point does not fit", () => {
  async function claimed() {
    const { id } = await newDraft(world);
    await fill(world, id, { [heritage]: null });
    await claimWaiver(world.official, {
      applicationId: id,
      nodeId: heritage,
      version: 0,
      reason: "无历史遗存。",
    });
    await submit(world.official, id);
    return id;
  }

  const ruling = (id: string, word: "accepted" | "refused", version = 1) =>
    ruleWaiver(world.reviewer, {
      applicationId: id,
      nodeId: heritage,
      version,
      ruling: word,
      reason: word === "refused" ? "有古井一处。" : "",
    });

  it("keeps verification open until it is ruled, and is left out once accepted", async () => {
    const id = await claimed();
    expect((await snapshotsOf(id))[0]?.submission.waived).toEqual([heritage]);
    await acceptPoints(world.reviewer, id, pointsOf(world));
    expect(await fate(concludeVerification(world.reviewer, id, await versionOf(id)))).toBe(
      "incomplete",
    );
    await ruling(id, "accepted");
    await concludeVerification(world.reviewer, id, await versionOf(id));
    const code = await approve(world.admin, id, await versionOf(id));
    const { submission } = await db().outcome.findUniqueOrThrow({ where: { code } });
    expect(submission).toMatchObject({ waived: [heritage] });
    expect(submission).not.toHaveProperty(["answers", heritage]);
  });

  it("refused, leaves its points to be scored by the reviewer or rectified", async () => {
    const id = await claimed();
    await acceptPoints(world.reviewer, id, pointsOf(world));
    await ruling(id, "refused");
    expect(await fate(concludeVerification(world.reviewer, id, await versionOf(id)))).toBe(
      "incomplete",
    );
    expect(
      await fate(
        rulePoint(world.reviewer, {
          kind: "accepted",
          applicationId: id,
          nodeId: heritage,
          version: 0,
        }),
      ),
    ).toBe("invalid");

    await giveBack(world, id, heritage);
    const [waiver] = await waiversOf(id);
    expect(waiver).toMatchObject({ ruling: null });
    await withdrawWaiver(world.official, {
      applicationId: id,
      nodeId: heritage,
      version: waiver?.version ?? 0,
    });
    expect((await refusal(submit(world.official, id))).errors).toEqual([
      { path: `answers.${heritage}`, message: "没有填写。" },
    ]);
  });

  it("is made only for what may be waived, only while it is open, and not over another's change", async () => {
    const { id } = await newDraft(world);
    const claim = (nodeId: string, version: number) =>
      fate(claimWaiver(world.official, { applicationId: id, nodeId, version, reason: "不适用。" }));
    expect(await claim(devices, 0)).toBe("invalid");
    expect(await claim(heritage, 1)).toBe("stale");
    expect(await claim(heritage, 0)).toBe("done");
    expect(await claim(heritage, 0)).toBe("stale");
    await fill(world, id);
    await submit(world.official, id);
    expect(await claim(heritage, 1)).toBe("wrong-state");
    await giveBack(world, id, devices);
    expect(await claim(heritage, 1)).toBe("not-allowed");
  });
});

describe("the community's own data", () => {
  const change = async (communityId: string, facts: object, by = world.official) => {
    const { name, version } = await db().community.findUniqueOrThrow({
      where: { id: communityId },
    });
    return changeCommunity(by, communityId, version, { ...communityInput, name, ...facts });
  };

  it("stays as scored while verified, and is unlocked by being named", async () => {
    const { id, communityId } = await newSubmitted(world);
    const refused = await refusal(change(communityId, { households: 900 }));
    expect(refused.code).toBe("wrong-state");
    expect(refused.errors.map((error) => error.path)).toEqual(["households"]);
    expect(await fate(change(communityId, { street: "新街道" }))).toBe("done");
    await giveBack(world, id, devices);
    expect(await fate(change(communityId, { residents: 1 }))).toBe("wrong-state");
    await submit(world.official, id);
    await giveBack(world, id, "@community");
    expect(await fate(change(communityId, { households: 900 }))).toBe("done");
    await submit(world.official, id);
    expect((await snapshotsOf(id)).map((round) => round.submission.community.households)).toEqual([
      1_000, 1_000, 900,
    ]);
  });

  it("is locked again when a later return does not name it", async () => {
    const { id, communityId } = await newSubmitted(world);
    await giveBack(world, id, "@community");
    await submit(world.official, id);
    await giveBack(world, id, devices);
    expect(await fate(change(communityId, { households: 900 }))).toBe("wrong-state");
  });

  it("can be corrected to another type: the points that now apply can be filled in", async () => {
    const { id, communityId } = await newSubmitted(world);
    await giveBack(world, id, "@community");
    await change(communityId, { type: "new-build" });
    const added = pointsOf(world, "new-build").filter((point) => !pointsOf(world).includes(point));
    expect(added.length).toBeGreaterThan(0);
    expect((await refusal(submit(world.official, id))).errors.map(({ path }) => path)).toEqual(
      added.map((point) => `answers.${point}`),
    );
    expect(await fate(save(world, id, devices, 1))).toBe("not-allowed");
    await saveAnswers(world.official, {
      applicationId: id,
      answers: leavesOf(world.prepared)
        .filter((leaf) => added.includes(leaf.id))
        .map((leaf) => ({ nodeId: leaf.id, version: 0, value: bestAnswer(leaf), note: "" })),
    });
    expect(await fate(submit(world.official, id))).toBe("done");
  });

  it("is changed by the own district only, and not over another's change", async () => {
    const { communityId } = await newDraft(world);
    expect(await fate(change(communityId, { street: "别处" }, world.stranger))).toBe("not-found");
    expect(await fate(changeCommunity(world.official, communityId, 9, communityInput))).toBe(
      "stale",
    );
  });
});
