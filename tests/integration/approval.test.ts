import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findApplication, snapshotsOf, waiversOf } from "@/lib/application/data";
import { db } from "@/lib/db";
import { findPublished } from "@/lib/publication/data";
import { publish } from "@/lib/publication/mutations";
import { composeVerification, rulingsOf } from "@/lib/review/data";
import { acceptPoints, approve, concludeVerification, sendBack } from "@/lib/review/mutations";
import { digest, evaluate } from "@/lib/scoring";
import {
  announced,
  application,
  fate,
  newSubmitted,
  newVerified,
  openWorld,
  sql,
  stateOf,
  submit,
  verify,
  versionOf,
  type World,
} from "./fixtures";
import { adjust, devices, giveBack, levelsAtNothing } from "./steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

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
    await giveBack(world, id, devices);
    await submit(world.official, id);
    await verify(world, id);
    expect(await fate(approve(world.deputy, id, await versionOf(id)))).toBe("same-person");
  });

  it("freezes the library's decision of the verified answers, and publishes it once", async () => {
    const { id } = await newSubmitted(world);
    await adjust(world, id, devices, 2.5);
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
    expect(await fate(publish(world.admin, id, await versionOf(id)))).toBe("wrong-state");
    await announced(world, id);
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
    await adjust(world, id, devices, 4, "再核", 1);
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
    await expect(announced(world, id)).rejects.toThrow(/digest/);
    expect(await stateOf(id)).toBe("approved");
    expect(await findPublished(code)).toBeNull();
  });
});

describe("the digital platform's published pass mark of 60", () => {
  // On both sides of the mark by a hundredth.
  it.each([
    [2.99, 59.99, "failed"],
    [3, 60, "passed"],
  ])("with %s at one point makes %s: %s", async (value, score, outcome) => {
    const { id } = await newVerified(world, { ...levelsAtNothing(world), [devices]: value });
    const code = await approve(world.admin, id, await versionOf(id));
    const frozen = await db().outcome.findUniqueOrThrow({ where: { code } });
    expect(frozen.outcome).toBe(outcome);
    expect(frozen.decision).toMatchObject({ nodes: { digital: { score } } });
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
