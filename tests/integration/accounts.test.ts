import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contributorsOf } from "@/lib/account/data";
import {
  changeAccount,
  createAccount,
  inviteContributor,
  resetPassword,
  setActive,
} from "@/lib/account/mutations";
import { changeAccountSchema, createAccountSchema } from "@/lib/account/schema";
import { assignParts } from "@/lib/assignment/mutations";
import { verifyPassword } from "@/lib/auth/password";
import type { Person, Role } from "@/lib/auth/types";
import { db } from "@/lib/db";
import { fate, newDraft, openWorld, refusal, type World } from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const named = (username: string) => db().account.findUniqueOrThrow({ where: { username } });
const account = (id: string) => db().account.findUniqueOrThrow({ where: { id } });
const invite = (by: Person, username: string) =>
  inviteContributor(by, { username, name: "吴小河", unit: "小河街道" });

describe("a district's invitation", () => {
  it("makes a contributor of the official's own district, with a password to be changed", async () => {
    const password = await invite(world.official, "invited");
    const made = await named("invited");
    expect(made).toMatchObject({
      ...{ name: "吴小河", role: "contributor", districtId: "gongshu", unit: "小河街道" },
      ...{ active: true, mustChangePassword: true },
    });
    expect(await verifyPassword(made.passwordHash, password)).toBe(true);
    const record = await db().auditRecord.findFirstOrThrow({ where: { subjectId: made.id } });
    expect(record).toMatchObject({ action: "account.invited", actorId: world.official.id });
    expect(JSON.stringify(record.after)).not.toContain(password);
  });

  it("of a name that is taken, or by an official without a district, makes nobody", async () => {
    expect((await refusal(invite(world.official, world.admin.username))).errors).toEqual([
      expect.objectContaining({ path: "username" }),
    ]);
    expect(await fate(invite({ ...world.official, districtId: null }, "nobody"))).toBe(
      "not-allowed",
    );
    expect(await db().account.count({ where: { username: "nobody" } })).toBe(0);
  });

  it("twice at once makes one", async () => {
    const fates = await Promise.all([
      fate(invite(world.official, "twice")),
      fate(invite(world.colleague, "twice")),
    ]);
    expect(fates.sort()).toEqual(["done", "taken"]);
  });

  it("is listed in the own district, with how much each has in hand", async () => {
    const { id } = await newDraft(world);
    await assignParts(world.official, {
      ...{ applicationId: id, contributorId: world.contributor.id, nodeIds: ["digital", "party"] },
      ...{ comment: "", dueOn: null },
    });
    const listed = await contributorsOf("gongshu");
    expect(listed.every(({ role }) => role === "contributor")).toBe(true);
    expect(listed.find((one) => one.id === world.contributor.id)).toMatchObject({
      open: 2,
      handedIn: 0,
    });
    expect(listed.map((one) => one.id)).not.toContain(world.foreigner.id);
  });
});

describe("an official manages the district's contributors", () => {
  const { reset, deactivate } = {
    reset: (by: Person, of: Person) => resetPassword(by, of.id, 1),
    deactivate: (by: Person, of: Person) => setActive(by, of.id, 1, false),
  };

  it("and nobody else: other accounts are not there", async () => {
    const { foreigner, colleague, reviewer, admin, official } = world;
    for (const other of [foreigner, colleague, reviewer, admin]) {
      expect(await fate(reset(official, other))).toBe("not-found");
      expect(await fate(deactivate(official, other))).toBe("not-found");
    }
    for (const by of [world.neighbour, reviewer, world.observer])
      expect(await fate(deactivate(by, world.contributor))).toBe("not-allowed");
  });

  it("resets a password and deactivates, which ends the sessions; the record says who", async () => {
    const { neighbour, official } = world;
    const password = await reset(official, neighbour);
    const { passwordHash, sessionVersion } = await account(neighbour.id);
    expect(await verifyPassword(passwordHash, password)).toBe(true);
    expect(sessionVersion).toBe(2);
    await setActive(official, neighbour.id, 2, false);
    expect(await account(neighbour.id)).toMatchObject({ active: false, sessionVersion: 3 });
    const records = await db().auditRecord.findMany({
      where: { subjectId: neighbour.id, actorId: official.id },
      orderBy: { seq: "asc" },
    });
    expect(records.map(({ action }) => action)).toEqual([
      "account.password-reset",
      "account.deactivated",
    ]);
  });
});

describe("an administrator changes who an account is", () => {
  const change = async (by: Person, id: string, more: object) => {
    const { name, role, districtId, unit, version } = await account(id);
    const now = { name, role, unit, ...(districtId ? { districtId } : {}) };
    return changeAccount(
      by,
      changeAccountSchema.parse({ accountId: id, version, ...now, ...more }),
    );
  };

  it("its name without ending its sessions, role and district with", async () => {
    const { outsider, admin } = world;
    await change(admin, outsider.id, { name: "林新" });
    expect(await account(outsider.id)).toMatchObject({ name: "林新", sessionVersion: 1 });
    await change(admin, outsider.id, { role: "district-official", districtId: "xihu" });
    expect(await account(outsider.id)).toMatchObject({
      ...{ role: "district-official", districtId: "xihu", sessionVersion: 2 },
    });
    await change(admin, outsider.id, { districtId: "gongshu" });
    expect((await account(outsider.id)).sessionVersion).toBe(3);
    const records = await db().auditRecord.findMany({
      where: { subjectId: outsider.id, action: "account.changed" },
      orderBy: { seq: "asc" },
    });
    expect(records).toHaveLength(3);
    expect(records[1]).toMatchObject({
      before: { role: "reviewer", districtId: null },
      after: { role: "district-official", districtId: "xihu" },
    });
  });

  it("never to a district that does not exist, nor a role with the wrong kind of place", async () => {
    const { reviewer, admin } = world;
    const more = { role: "contributor", districtId: "nowhere" };
    expect((await refusal(change(admin, reviewer.id, more))).errors[0]?.path).toBe("districtId");
    for (const wrong of [{ role: "observer", districtId: "xihu" }, { role: "contributor" }])
      expect(() =>
        changeAccountSchema.parse({ accountId: reviewer.id, version: 1, name: "林", ...wrong }),
      ).toThrow();
    expect(
      createAccountSchema.safeParse({ username: "abc", name: "某", role: "root" }).success,
    ).toBe(false);
    expect(await account(reviewer.id)).toMatchObject({ role: "reviewer", version: 1 });
  });

  it("not the own role, not as anybody else, not from a stale page", async () => {
    const { admin, official, contributor } = world;
    expect((await refusal(change(admin, admin.id, { role: "reviewer" }))).code).toBe("not-allowed");
    expect(await fate(change(admin, admin.id, { name: "周新" }))).toBe("done");
    expect(await fate(change(official, world.reviewer.id, { name: "改" }))).toBe("not-found");
    expect(await fate(change(world.observer, contributor.id, { name: "改" }))).toBe("not-allowed");
    expect(await fate(change(admin, contributor.id, { version: 9 }))).toBe("stale");
  });

  it("but always leaves an administrator, even when two take each other's office at once", async () => {
    const administrators = await db().account.findMany({ where: { role: "administrator" } });
    const person = (id: string): Person => ({ ...world.admin, id });
    const [first, second, ...others] = administrators.map(({ id }) => id);
    if (!first || !second) throw new Error("two administrators are needed");
    for (const id of others) await change(person(first), id, { role: "reviewer" as Role });
    const fates = await Promise.all([
      fate(change(person(first), second, { role: "reviewer" })),
      fate(change(person(second), first, { role: "reviewer" })),
    ]);
    expect(fates.sort()).toEqual(["done", "not-allowed"]);
    const left = await db().account.findMany({ where: { role: "administrator", active: true } });
    expect(left).toHaveLength(1);
    await createAccount(world.admin, { username: "spare", name: "备", role: "administrator" });
    const spare = await named("spare");
    expect(await fate(change(person(left[0]?.id ?? ""), spare.id, { role: "observer" }))).toBe(
      "done",
    );
  });
});
