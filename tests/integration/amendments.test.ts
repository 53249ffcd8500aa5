import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAmendment } from "@/lib/amendment/data";
import { confirmAmendment, dropAmendment, proposeAmendment } from "@/lib/amendment/mutations";
import { findApplication } from "@/lib/application/data";
import { verifyChain } from "@/lib/audit/data";
import type { Person } from "@/lib/auth/types";
import { dashboardFor } from "@/lib/dashboard/loaders";
import { db } from "@/lib/db";
import { entriesAfter } from "@/lib/opendata/data";
import {
  amendmentPage,
  findPublished,
  publishedPage,
  standingOfOutcome,
} from "@/lib/publication/data";
import { publish } from "@/lib/publication/mutations";
import { approve, concludeVerification } from "@/lib/review/mutations";
import {
  announced,
  fate,
  newVerified,
  openWorld,
  published,
  refusal,
  sql,
  stateOf,
  versionOf,
  type World,
} from "./fixtures";
import { adjust, devices, platforms } from "./steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function newPublished() {
  const { id } = await newVerified(world);
  return { id, code: await published(world, id) };
}

const reason = "物联设备在线率录入有误，按核查记录更正。";
const propose = async (
  id: string,
  kind: "correction" | "revocation",
  by: Person = world.admin,
  more: { reason?: string; nodeIds?: string[]; checked?: true } = {},
) =>
  proposeAmendment(by, {
    ...{ applicationId: id, version: await versionOf(id), kind, reason },
    ...{ nodeIds: kind === "correction" ? [devices] : [], ...more },
  });
const held = async (id: string) => ({
  applicationId: id,
  amendmentId: (await openAmendment(id))?.id ?? id,
  version: await versionOf(id),
});
const confirm = async (id: string, kind: "correction" | "revocation", by: Person) =>
  confirmAmendment(by, await held(id), kind);

const listed = async () => (await publishedPage(1, 100)).outcomes.map(({ code }) => code);

describe("a correction", () => {
  it("is proposed by one administrator and confirmed by another; until then nothing changes", async () => {
    const { id, code } = await newPublished();
    for (const who of [world.reviewer, world.official, world.observer])
      expect(await fate(propose(id, "correction", who))).toBe("not-allowed");
    await propose(id, "correction");
    expect(await fate(propose(id, "revocation", world.secondAdmin))).toBe("wrong-state");
    expect(await fate(confirm(id, "correction", world.admin))).toBe("same-person");
    expect(await fate(confirm(id, "revocation", world.secondAdmin))).toBe("wrong-state");
    expect(await stateOf(id)).toBe("published");
    expect(await standingOfOutcome(code)).toEqual({
      ...{ amendments: [], replacedBy: null, replaces: null },
    });
    await dropAmendment(world.secondAdmin, await held(id));
    expect(await fate(confirm(id, "correction", world.secondAdmin))).toBe("wrong-state");
    expect(await standingOfOutcome(code)).toMatchObject({ amendments: [] });
  });

  it("goes the whole way again with the named point alone, and the old result holds until then", async () => {
    const { id, code } = await newPublished();
    await propose(id, "correction");
    await confirm(id, "correction", world.secondAdmin);
    expect(await findApplication(id)).toMatchObject({
      view: { state: "submitted", reopenedNodes: [devices] },
    });
    expect(await listed()).toContain(code);
    expect(await standingOfOutcome(code)).toMatchObject({
      amendments: [{ kind: "correction", reason }],
      replacedBy: null,
    });
    expect(await fate(adjust(world, id, platforms, 1, "不该动", 1))).toBe("not-allowed");
    await adjust(world, id, devices, 2);
    await concludeVerification(world.reviewer, id, await versionOf(id));
    const corrected = await approve(world.admin, id, await versionOf(id));
    expect(await fate(publish(world.admin, id, await versionOf(id)))).toBe("wrong-state");
    await announced(world, id);
    expect(await standingOfOutcome(code)).toMatchObject({ replacedBy: null });
    expect(await listed()).not.toContain(corrected);
    await publish(world.admin, id, await versionOf(id));
    // The old one stays readable as it was, and says what holds now.
    expect(await findPublished(code)).toMatchObject({ code });
    expect((await findPublished(corrected))?.submission.answers[devices]).toBe(2);
    expect(await standingOfOutcome(code)).toMatchObject({ replacedBy: corrected });
    expect(await standingOfOutcome(corrected)).toEqual({
      ...{ amendments: [], replacedBy: null, replaces: { code, reason } },
    });
    const codes = await listed();
    expect(codes).toContain(corrected);
    expect(codes).not.toContain(code);
    const open = await entriesAfter({}, null, 100);
    expect(open.find((entry) => entry.code === corrected)).toMatchObject({ standing: "valid" });
    expect(open.find((entry) => entry.code === code)).toMatchObject({
      standing: "corrected",
      replacedBy: corrected,
    });
    expect((await amendmentPage(1, 100)).amendments).toContainEqual(
      expect.objectContaining({ code, kind: "correction", reason, replacedBy: corrected }),
    );
    expect(await verifyChain()).toMatchObject({ ok: true });
    // And can be corrected once more: the newest replaces the one before.
    await propose(id, "correction");
    await confirm(id, "correction", world.secondAdmin);
    await adjust(world, id, devices, 1);
    await concludeVerification(world.reviewer, id, await versionOf(id));
    const third = await approve(world.admin, id, await versionOf(id));
    await announced(world, id);
    await publish(world.admin, id, await versionOf(id));
    expect(await standingOfOutcome(corrected)).toMatchObject({ replacedBy: third });
    expect(await standingOfOutcome(code)).toMatchObject({ replacedBy: corrected });
  });

  it("is refused for points that are none, and for reasons that look as if they led to a person", async () => {
    const { id } = await newPublished();
    expect(await fate(propose(id, "correction", world.admin, { nodeIds: ["no-such-point"] }))).toBe(
      "invalid",
    );
    const named = { reason: "联系人王小明，来电反映。" };
    const refused = await refusal(propose(id, "revocation", world.admin, named));
    expect(refused.errors[0]?.message).toContain("像是姓名（联系人王小明）");
    await propose(id, "revocation", world.admin, { ...named, checked: true });
  });
});

describe("a revocation", () => {
  it("is shown with its reason at the result's own address, and ends the application", async () => {
    const { id, code } = await newPublished();
    const before = await dashboardFor(world.admin);
    await propose(id, "revocation");
    await confirm(id, "revocation", world.secondAdmin);
    expect(await stateOf(id)).toBe("revoked");
    expect(await findPublished(code)).toMatchObject({ code });
    expect(await standingOfOutcome(code)).toMatchObject({
      amendments: [{ kind: "revocation", reason }],
    });
    expect(await listed()).not.toContain(code);
    expect((await amendmentPage(1, 100)).amendments[0]).toMatchObject({ code, kind: "revocation" });
    const after = await dashboardFor(world.admin);
    expect(after.applications.passed).toBe(before.applications.passed - 1);
    expect(await fate(propose(id, "correction"))).toBe("wrong-state");
    const told = await db().message.findMany({
      where: { subjectId: id, event: { endsWith: ":revoke" } },
      select: { recipient: { select: { username: true } } },
    });
    expect(told.map(({ recipient }) => recipient.username)).toContain("gongshu");
  });

  it("is confirmed once of two at once", async () => {
    const { id } = await newPublished();
    await propose(id, "revocation");
    const step = await held(id);
    const fates = await Promise.all([
      fate(confirmAmendment(world.secondAdmin, step, "revocation")),
      fate(dropAmendment(world.deputy, step)),
    ]);
    expect(fates.filter((one) => one === "done")).toHaveLength(1);
  });

  it("cannot be forged or changed past the product", async () => {
    const { id } = await newPublished();
    await propose(id, "revocation");
    const set = (what: string) =>
      sql(world, `UPDATE "Amendment" SET ${what} WHERE "applicationId" = '${id}'`);
    const confirmed = `"state" = 'confirmed', "decidedAt" = now()`;
    await expect(set(`"reason" = 'x'`)).rejects.toThrow(/is frozen/);
    await expect(set(`${confirmed}, "decidedById" = "proposedById"`)).rejects.toThrow(
      /second_person/,
    );
    await confirm(id, "revocation", world.secondAdmin);
    await expect(set(`"state" = 'dropped'`)).rejects.toThrow(/is frozen/);
    await expect(sql(world, `DELETE FROM "Amendment"`)).rejects.toThrow(/is frozen/);
  });
});
