import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, findApplication, snapshotsOf } from "@/lib/application/data";
import { saveAnswers } from "@/lib/application/mutations";
import { db } from "@/lib/db";
import { rulingsOf } from "@/lib/review/data";
import { acceptPoints, concludeVerification, returnForRectification } from "@/lib/review/mutations";
import { rulePointSchema } from "@/lib/review/schema";
import { digest } from "@/lib/scoring";
import {
  dayFromToday,
  fate,
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
import { adjust, devices, giveBack, platforms, save } from "./steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("verification", () => {
  it("rules, returns what it names, is submitted again, and is concluded only when all is ruled", async () => {
    const { id } = await newSubmitted(world, { [devices]: 2 });
    await acceptPoints(world.reviewer, id, [devices, platforms]);
    const unruled = await refusal(concludeVerification(world.reviewer, id, await versionOf(id)));
    expect(unruled.code).toBe("incomplete");
    expect(unruled.message).toContain(String(pointsOf(world).length - 2));
    expect(await stateOf(id)).toBe("submitted");

    await giveBack(world, id, devices);
    expect(await stateOf(id)).toBe("returned");
    expect((await rulingsOf(id)).map((ruling) => ruling.nodeId)).toEqual([platforms]);

    expect(await fate(save(world, id, platforms, "level-2"))).toBe("not-allowed");
    expect(await fate(save(world, id, devices, 5.5))).toBe("done");
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
    await giveBack(world, id, devices);
    await submit(world.official, id);
    await giveBack(world, id, platforms);
    expect(await fate(save(world, id, devices, 1))).toBe("not-allowed");
    expect(await fate(save(world, id, platforms, "5"))).toBe("done");
  });

  it("names a day by which to hand in again, shown until then and replaced by the next return", async () => {
    const { id } = await newSubmitted(world);
    const sendBackBy = async (dueOn: string | null) =>
      returnForRectification(world.reviewer, {
        ...{ applicationId: id, version: await versionOf(id), dueOn },
        items: [{ nodeId: devices, comment: "请补正。" }],
      });
    const due = async () => (await findApplication(id))?.view.dueOn;
    expect((await refusal(sendBackBy(dayFromToday(-1)))).errors).toEqual([
      { path: "dueOn", message: "整改期限不能早于今天。" },
    ]);
    expect(await stateOf(id)).toBe("submitted");
    await sendBackBy(dayFromToday(0));
    expect(await due()).toBe(dayFromToday(0));
    const record = await db().auditRecord.findFirst({
      where: { subjectId: id, action: "application.returned" },
    });
    expect(record?.after).toMatchObject({ dueOn: dayFromToday(0) });
    await submit(world.official, id);
    expect(await due()).toBeNull();
    await sendBackBy(null);
    expect(await due()).toBeNull();
  });

  it("unlocks nothing when a saving names one point more than was named", async () => {
    const { id } = await newSubmitted(world);
    await giveBack(world, id, devices);
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
    expect(await fate(giveBack(world, id, "nothing"))).toBe("invalid");
    expect(await fate(giveBack(world, id, "digital"))).toBe("invalid");
    expect(await stateOf(id)).toBe("submitted");
  });

  it("refuses an adjusted value that the standard does not know, at the value's field", async () => {
    const { id } = await newSubmitted(world);
    for (const value of [6.01, -1, 1.234]) {
      const refused = await refusal(adjust(world, id, devices, value));
      expect(refused.code).toBe("invalid");
      expect(refused.errors.map((error) => error.path)).toEqual(["value"]);
    }
    expect(await rulingsOf(id)).toEqual([]);
  });

  it("keeps no adjustment without a reason", async () => {
    const { id } = await newSubmitted(world);
    const input = { kind: "adjusted", applicationId: id, nodeId: devices, version: 0, value: 1 };
    for (const reason of [undefined, "", "   "])
      expect(rulePointSchema.safeParse({ ...input, reason }).error?.issues[0]?.path).toEqual([
        "reason",
      ]);
    await expect(adjust(world, id, devices, 1, "")).rejects.toThrow(/Ruling_reason_of_adjustments/);
    expect(await rulingsOf(id)).toEqual([]);
  });

  it("is refused a ruling that somebody else has changed", async () => {
    const { id } = await newSubmitted(world);
    await adjust(world, id, devices, 1);
    expect(await fate(adjust(world, id, devices, 2))).toBe("stale");
    await adjust(world, id, devices, 3, "复核", 1);
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
