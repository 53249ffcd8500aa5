import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf } from "@/lib/application/data";
import { saveAnswers } from "@/lib/application/mutations";
import type { Person } from "@/lib/auth/types";
import { pastAnswers } from "@/lib/history/data";
import { newDraft, openWorld, sql, type World } from "./fixtures";
import { devices } from "./steps";

/** Every answer keeps its history. */

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

describe("an answer's history", () => {
  const past = (id: string, before?: number, size = 50) => pastAnswers(id, devices, before, size);

  it("keeps who entered what, when, and from where, newest first", async () => {
    const { id } = await newDraft(world);
    const began = Date.now();
    await saveAt(world.official, id, 0, 1, { note: "台账" });
    await saveAt(world.colleague, id, 1, "乱写");
    await saveAt(world.official, id, 2, null);
    const entries = await past(id);
    expect(
      entries.map(({ version, value, note, changedByName }) => [
        version,
        value,
        note,
        changedByName,
      ]),
    ).toEqual([
      [3, null, "", world.official.name],
      [2, "乱写", "", world.colleague.name],
      [1, 1, "台账", world.official.name],
    ]);
    for (const { changedAt, origin } of entries) {
      expect(Date.parse(changedAt)).toBeGreaterThanOrEqual(began - 1);
      expect(origin).toBe("entered");
    }
  });

  it("is read a page at a time, every change once", async () => {
    const { id } = await newDraft(world);
    for (let version = 0; version < 7; version += 1)
      await saveAt(world.official, id, version, (version + 1) / 2);
    const pages = [await past(id, undefined, 3), await past(id, 5, 3), await past(id, 2, 3)];
    expect(pages.map((page) => page.map(({ version }) => version))).toEqual([
      [7, 6, 5],
      [4, 3, 2],
      [1],
    ]);
  });

  it("is not added to by saving the same again, nor by a save that came too late", async () => {
    const { id } = await newDraft(world);
    await saveAt(world.official, id, 0, 1);
    await saveAt(world.official, id, 1, 1);
    await saveAt(world.colleague, id, 0, 5);
    expect(await past(id)).toHaveLength(1);
    // Of counts the order is nothing.
    await saveAt(world.official, id, 1, { yes: 1, no: 2 });
    const again = await saveAt(world.official, id, 2, { no: 2, yes: 1 });
    expect(again.saved).toEqual([{ nodeId: devices, version: 2 }]);
    expect(await past(id)).toHaveLength(2);
    await saveAt(world.official, id, 2, { no: 2, yes: 1 }, { note: "问卷" });
    expect(await past(id)).toHaveLength(3);
  });

  it("tells nothing filled in from a no, and nothing there from nothing filled in", async () => {
    const { id } = await newDraft(world);
    const first = await saveAt(world.official, id, 0, null);
    expect(first.saved).toEqual([{ nodeId: devices, version: 1 }]);
    await saveAt(world.official, id, 1, false);
    expect((await past(id)).map(({ value }) => value)).toEqual([false, null]);
  });

  it("gives back an earlier value by entering it again", async () => {
    const { id } = await newDraft(world);
    await saveAt(world.official, id, 0, 1, { note: "旧" });
    await saveAt(world.colleague, id, 1, 2);
    const first = (await past(id)).at(-1);
    await saveAt(world.official, id, 2, first?.value, { note: first?.note });
    expect(await past(id, undefined, 1)).toMatchObject([{ version: 3, value: 1, note: "旧" }]);
    expect((await answersOf(id))[0]).toMatchObject({ version: 3, value: 1, note: "旧" });
  });

  it("cannot be changed or removed, not even past the product", async () => {
    const { id } = await newDraft(world);
    await saveAt(world.official, id, 0, 1);
    for (const change of [
      `UPDATE "AnswerHistory" SET "note" = '改'`,
      `DELETE FROM "AnswerHistory"`,
      `TRUNCATE "AnswerHistory"`,
    ])
      await expect(sql(world, change)).rejects.toThrow();
  });

  it("ends with what stands now, however many save at once", async () => {
    const { id } = await newDraft(world);
    await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        saveAt(i % 2 ? world.official : world.colleague, id, 0, i + 0.5),
      ),
    );
    const [now] = await answersOf(id);
    const [newest] = await past(id);
    expect(newest).toMatchObject({ value: now?.value, version: now?.version });
  });
});
