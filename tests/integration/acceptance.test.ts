import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, findApplication, snapshotsOf, waiversOf } from "@/lib/application/data";
import { claimWaiver, saveAnswers, withdrawWaiver } from "@/lib/application/mutations";
import { changeCommunity } from "@/lib/community/mutations";
import { db } from "@/lib/db";
import { findPublished } from "@/lib/publication/data";
import { publish } from "@/lib/publication/mutations";
import { composeVerification, rulingsOf } from "@/lib/review/data";
import {
  acceptPoints,
  approve,
  concludeVerification,
  returnForRectification,
  rulePoint,
  ruleWaiver,
  sendBack,
} from "@/lib/review/mutations";
import { digest, evaluate } from "@/lib/scoring";
import {
  application,
  communityInput,
  fate,
  fill,
  newBatch,
  newDraft,
  newSubmitted,
  newVerified,
  openWorld,
  pointsOf,
  refusal,
  sql,
  stateOf,
  submit,
  verify,
  versionOf,
  type World,
} from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const devices = "digital-access-devices";
const platforms = "digital-access-platforms";
const heritage = "neighbourhood-culture-heritage";

async function save(id: string, nodeId: string, value: number | string, by = world.official) {
  const known = (await answersOf(id)).find((answer) => answer.nodeId === nodeId);
  return saveAnswers(by, {
    applicationId: id,
    answers: [{ nodeId, version: known?.version ?? 0, value, note: "" }],
  });
}

async function adjust(id: string, nodeId: string, value: number, reason = "现场抽查", version = 0) {
  await rulePoint(world.reviewer, {
    kind: "adjusted",
    applicationId: id,
    nodeId,
    version,
    value,
    reason,
  });
}

async function giveBack(id: string, ...nodeIds: string[]) {
  await returnForRectification(world.reviewer, {
    applicationId: id,
    version: await versionOf(id),
    items: nodeIds.map((nodeId) => ({ nodeId, comment: "请核实后重新填报。" })),
  });
}

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
    await giveBack(id, devices);
    await submit(world.official, id);
    await giveBack(id, devices);
    const { submitApplication } = await import("@/lib/application/mutations");
    const seen = (await versionOf(id)) - 1;
    expect(await fate(submitApplication(world.official, id, seen))).toBe("stale");
    expect(await stateOf(id)).toBe("returned");
  });
});

describe("entry", () => {
  it("refuses ids that are no scoring points", async () => {
    const { id } = await newDraft(world);
    for (const nodeId of ["nothing", "digital", "scenes", "digital-access"])
      expect(await fate(save(id, nodeId, 1))).toBe("invalid");
    expect(await answersOf(id)).toEqual([]);
  });

  it("ends with the batch's period, but rectification runs past it", async () => {
    const late = { ...world, batchId: await newBatch(world, "将截止的批次", -30, 30) };
    const draft = await newDraft(late);
    const returned = await newSubmitted(late);
    await giveBack(returned.id, devices);
    await sql(
      world,
      `UPDATE "Batch" SET "closesOn" = current_date - 2, "opensOn" = current_date - 9 WHERE "id" = $1`,
      [late.batchId],
    );
    expect(await fate(save(draft.id, devices, 1))).toBe("too-late");
    expect(await fate(submit(world.official, draft.id))).toBe("too-late");
    expect(await fate(save(returned.id, devices, 1))).toBe("done");
    expect(await fate(submit(world.official, returned.id))).toBe("done");
    expect(await fate(newDraft(late))).toBe("too-late");
  });

  it("opens one application for a community in a batch, of one's own district", async () => {
    const { communityId } = await newDraft(world);
    const { startApplication } = await import("@/lib/application/mutations");
    expect(await fate(startApplication(world.official, world.batchId, communityId))).toBe("taken");
    expect(await fate(startApplication(world.stranger, world.batchId, communityId))).toBe(
      "not-found",
    );
  });
});

describe("verification", () => {
  it("rules, returns what it names, is submitted again, and is concluded only when all is ruled", async () => {
    const { id } = await newSubmitted(world, { [devices]: 2 });
    await acceptPoints(world.reviewer, id, [devices, platforms]);
    const unruled = await refusal(concludeVerification(world.reviewer, id, await versionOf(id)));
    expect(unruled.code).toBe("incomplete");
    expect(unruled.message).toContain(String(pointsOf(world).length - 2));
    expect(await stateOf(id)).toBe("submitted");

    await giveBack(id, devices);
    expect(await stateOf(id)).toBe("returned");
    expect((await rulingsOf(id)).map((ruling) => ruling.nodeId)).toEqual([platforms]);

    expect(await fate(save(id, platforms, "level-2"))).toBe("not-allowed");
    expect(await fate(save(id, devices, 5.5))).toBe("done");
    await submit(world.colleague, id);
    const rounds = await snapshotsOf(id);
    expect(rounds.map(({ round, submission }) => [round, submission.answers[devices]])).toEqual([
      [1, 2],
      [2, 5.5],
    ]);
    for (const { submission, statements, digest: sum } of rounds)
      expect(sum).toBe(digest({ submission, statements }));

    await acceptPoints(world.reviewer, id, pointsOf(world));
    expect((await rulingsOf(id)).find((ruling) => ruling.nodeId === devices)?.value).toBe(5.5);
    await concludeVerification(world.reviewer, id, await versionOf(id));
    expect(await stateOf(id)).toBe("verified");
  });

  it("unlocks only what the newest return names", async () => {
    const { id } = await newSubmitted(world);
    await giveBack(id, devices);
    await submit(world.official, id);
    await giveBack(id, platforms);
    expect(await fate(save(id, devices, 1))).toBe("not-allowed");
    expect(await fate(save(id, platforms, "5"))).toBe("done");
  });

  it("unlocks nothing when a saving names one point more than was named", async () => {
    const { id } = await newSubmitted(world);
    await giveBack(id, devices);
    const before = await answersOf(id);
    const answers = [devices, platforms].map((nodeId) => ({
      nodeId,
      version: 1,
      value: 1,
      note: "",
    }));
    expect(await fate(saveAnswers(world.official, { applicationId: id, answers }))).toBe(
      "not-allowed",
    );
    expect(await answersOf(id)).toEqual(before);
  });

  it("cannot name what is no point of the standard", async () => {
    const { id } = await newSubmitted(world);
    expect(await fate(giveBack(id, "nothing"))).toBe("invalid");
    expect(await fate(giveBack(id, "digital"))).toBe("invalid");
    expect(await stateOf(id)).toBe("submitted");
  });

  it("refuses an adjusted value that the standard does not know, at the value's field", async () => {
    const { id } = await newSubmitted(world);
    for (const value of [6.01, -1, 1.234]) {
      const refused = await refusal(adjust(id, devices, value));
      expect(refused.code).toBe("invalid");
      expect(refused.errors.map((error) => error.path)).toEqual(["value"]);
    }
    expect(await rulingsOf(id)).toEqual([]);
  });

  it("keeps no adjustment without a reason", async () => {
    const { rulePointSchema } = await import("@/lib/review/schema");
    const { id } = await newSubmitted(world);
    const input = { kind: "adjusted", applicationId: id, nodeId: devices, version: 0, value: 1 };
    for (const reason of [undefined, "", "   "])
      expect(rulePointSchema.safeParse({ ...input, reason }).error?.issues[0]?.path).toEqual([
        "reason",
      ]);
    await expect(adjust(id, devices, 1, "")).rejects.toThrow(/Ruling_reason_of_adjustments/);
    expect(await rulingsOf(id)).toEqual([]);
  });

  it("is refused a ruling that somebody else has changed", async () => {
    const { id } = await newSubmitted(world);
    await adjust(id, devices, 1);
    expect(await fate(adjust(id, devices, 2))).toBe("stale");
    await adjust(id, devices, 3, "复核", 1);
    expect(await rulingsOf(id)).toMatchObject([{ nodeId: devices, value: 3, version: 2 }]);
  });

  it("is not done by those outside the batch, nor by who submitted", async () => {
    const { id } = await newSubmitted(world);
    expect(await fate(acceptPoints(world.outsider, id, [devices]))).toBe("not-found");
    expect(await fate(acceptPoints(world.admin, id, [devices]))).toBe("not-allowed");
    expect(await fate(acceptPoints(world.official, id, [devices]))).toBe("not-allowed");
    const now = { ...world.official, role: "administrator", districtId: null } as const;
    await sql(world, `INSERT INTO "BatchReviewer" VALUES ($1, $2)`, [world.batchId, now.id]);
    expect(await fate(acceptPoints(now, id, [devices]))).toBe("same-person");
    await sql(world, `DELETE FROM "BatchReviewer" WHERE "accountId" = $1`, [now.id]);
    expect(await rulingsOf(id)).toEqual([]);
  });
});

describe("approval", () => {
  it("is refused to whoever verified, and to whoever submitted, administrators too", async () => {
    const { id } = await newSubmitted(world);
    await acceptPoints(world.deputy, id, [devices]);
    await verify(world, id);
    const version = await versionOf(id);
    expect(await fate(approve(world.deputy, id, version))).toBe("same-person");
    expect(await fate(sendBack(world.deputy, id, version, "重核"))).toBe("same-person");
    const promoted = { ...world.official, role: "administrator", districtId: null } as const;
    expect(await fate(approve(promoted, id, version))).toBe("same-person");
    expect(await fate(approve(world.reviewer, id, version))).toBe("not-allowed");
    expect(await fate(approve(world.official, id, version))).toBe("not-allowed");
    expect(await stateOf(id)).toBe("verified");
    expect(await db().outcome.count({ where: { applicationId: id } })).toBe(0);
    await approve(world.secondAdmin, id, version);
    expect(await stateOf(id)).toBe("approved");
  });

  it("is refused to a verifier after every trace of the ruling but the name has gone", async () => {
    const { id } = await newSubmitted(world);
    await acceptPoints(world.deputy, id, [devices]);
    await giveBack(id, devices);
    await submit(world.official, id);
    await verify(world, id);
    expect(await fate(approve(world.deputy, id, await versionOf(id)))).toBe("same-person");
  });

  it("freezes the library's decision of the verified answers, and publishes it once", async () => {
    const { id } = await newSubmitted(world);
    await adjust(id, devices, 2.5);
    await verify(world, id);
    const code = await approve(world.admin, id, await versionOf(id));
    const outcome = await db().outcome.findUniqueOrThrow({ where: { code } });
    const snapshot = (await snapshotsOf(id)).at(-1);
    if (!snapshot) throw new Error("no snapshot");
    const { submission } = composeVerification(
      world.prepared,
      snapshot,
      await waiversOf(id),
      await rulingsOf(id),
    );
    expect(submission.answers).toEqual({ ...snapshot.submission.answers, [devices]: 2.5 });
    const expected = evaluate(world.prepared, submission);
    if (!expected.ok) throw new Error("the verified submission does not evaluate");
    expect(outcome.submission).toEqual(submission);
    expect(outcome.decision).toEqual(JSON.parse(JSON.stringify(expected.decision)));
    expect(outcome.digest).toBe(digest(expected.decision));
    expect(outcome.digest).toBe(digest(outcome.decision));
    expect(outcome).toMatchObject({
      outcome: expected.decision.outcome,
      standardFamily: "hangzhou-municipal",
      standardDigest: digest(world.prepared.standard),
      approvedById: world.admin.id,
      publishedAt: null,
    });
    expect(expected.decision.nodes.digital?.score).toBe(96.5);

    expect(await findPublished(code)).toBeNull();
    expect(await fate(publish(world.reviewer, id, await versionOf(id)))).toBe("not-allowed");
    expect(await findPublished(code)).toBeNull();
    await publish(world.admin, id, await versionOf(id));
    expect(await findPublished(code)).toMatchObject({ code, digest: outcome.digest });
    expect(await fate(publish(world.admin, id, await versionOf(id)))).toBe("wrong-state");
  });

  it("can be sent back with a reason: rulings stay, and may be changed", async () => {
    const { id } = await newVerified(world);
    const before = (await rulingsOf(id)).length;
    await sendBack(world.admin, id, await versionOf(id), "设备在线率请再核。");
    expect(await application(id)).toMatchObject({
      state: "submitted",
      sentBackReason: "设备在线率请再核。",
    });
    expect((await rulingsOf(id)).length).toBe(before);
    await adjust(id, devices, 4, "再核", 1);
    await concludeVerification(world.reviewer, id, await versionOf(id));
    expect(await application(id)).toMatchObject({ state: "verified", sentBackReason: null });
    await approve(world.admin, id, await versionOf(id));
  });

  it("is not published when the stored decision no longer has its digest", async () => {
    const { id } = await newVerified(world);
    const code = await approve(world.admin, id, await versionOf(id));
    await sql(
      world,
      `ALTER TABLE "Outcome" DISABLE TRIGGER USER;
       UPDATE "Outcome" SET "decision" = replace("decision"::text, '"passed"', '"failed"')::json WHERE "code" = '${code}';
       ALTER TABLE "Outcome" ENABLE TRIGGER USER`,
    );
    await expect(publish(world.admin, id, await versionOf(id))).rejects.toThrow(/digest/);
    expect(await stateOf(id)).toBe("approved");
    expect(await findPublished(code)).toBeNull();
  });
});

describe("the digital platform's published pass mark of 60", () => {
  // 8 + 29 marks given up by levels at nothing, the rest at one point: on both sides of the mark by a hundredth.
  const levelsAtNothing = [
    platforms,
    "digital-data-catalogue",
    "digital-activity-registration",
    "digital-activity-monthly",
    "digital-security-protection",
  ];
  it.each([
    [2.99, 59.99, "failed"],
    [3, 60, "passed"],
  ])("with %s at one point makes %s: %s", async (value, score, outcome) => {
    const { nodeById } = await import("@/lib/scoring");
    const nothing = levelsAtNothing.map((nodeId) => {
      const node = nodeById(world.prepared, nodeId);
      if (!node || !("rule" in node) || node.rule.type !== "levels") throw new Error(nodeId);
      const level = node.rule.levels.find(({ marks }) => marks === 0);
      return [nodeId, level?.id ?? ""] as const;
    });
    const { id } = await newVerified(world, { ...Object.fromEntries(nothing), [devices]: value });
    const code = await approve(world.admin, id, await versionOf(id));
    const frozen = await db().outcome.findUniqueOrThrow({ where: { code } });
    expect(frozen.outcome).toBe(outcome);
    expect(frozen.decision).toMatchObject({ nodes: { digital: { score } } });
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

    await giveBack(id, heritage);
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
    await giveBack(id, devices);
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
    await giveBack(id, devices);
    expect(await fate(change(communityId, { residents: 1 }))).toBe("wrong-state");
    await submit(world.official, id);
    await giveBack(id, "@community");
    expect(await fate(change(communityId, { households: 900 }))).toBe("done");
    await submit(world.official, id);
    expect((await snapshotsOf(id)).map((round) => round.submission.community.households)).toEqual([
      1_000, 1_000, 900,
    ]);
  });

  it("is locked again when a later return does not name it", async () => {
    const { id, communityId } = await newSubmitted(world);
    await giveBack(id, "@community");
    await submit(world.official, id);
    await giveBack(id, devices);
    expect(await fate(change(communityId, { households: 900 }))).toBe("wrong-state");
  });

  it("can be corrected to another type: the points that now apply can be filled in", async () => {
    const { id, communityId } = await newSubmitted(world);
    await giveBack(id, "@community");
    await change(communityId, { type: "new-build" });
    const added = pointsOf(world, "new-build").filter((point) => !pointsOf(world).includes(point));
    expect(added.length).toBeGreaterThan(0);
    expect((await refusal(submit(world.official, id))).errors.map(({ path }) => path)).toEqual(
      added.map((point) => `answers.${point}`),
    );
    expect(await fate(save(id, devices, 1))).toBe("not-allowed");
    const { bestAnswer } = await import("./fixtures");
    const { leavesOf } = await import("@/lib/scoring");
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

it("never shows the application's facts to the policy other than as stored", async () => {
  const { id } = await newVerified(world);
  expect((await findApplication(id))?.facts).toMatchObject({
    state: "verified",
    districtId: "gongshu",
    submitterIds: [world.official.id],
    verifierIds: [world.reviewer.id],
  });
});
