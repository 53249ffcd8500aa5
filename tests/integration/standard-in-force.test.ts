import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBatch } from "@/lib/batch/mutations";
import { db } from "@/lib/db";
import { prepare, type Standard } from "@/lib/scoring";
import {
  countFigures,
  findStandardId,
  preparedStandard,
  standardsInForce,
} from "@/lib/standard/data";
import { repealStandard } from "@/lib/standard/mutations";
import { dayFromToday, fate, openWorld, sql, type World } from "./fixtures";
import { actionsOf, draftOf, newInForce } from "./standard-steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("a version in force", () => {
  it("holds the document as it was adopted, and leaves the old version as it was", async () => {
    const old = await db().standardVersion.findUniqueOrThrow({ where: { id: world.standardId } });
    const { draftId, standardId } = await newInForce(world, (document) => {
      document.title = "修订版";
    });
    const row = await db().standardVersion.findUniqueOrThrow({ where: { id: standardId } });
    expect(row.title).toBe("修订版");
    expect(prepare(row.document).digest).toBe(row.digest);
    expect((row.document as unknown as Standard).sections).toEqual(
      (await draftOf(draftId)).document.sections,
    );
    expect(
      await db().standardVersion.findUniqueOrThrow({ where: { id: world.standardId } }),
    ).toEqual(old);
    expect(await draftOf(draftId)).toMatchObject({
      state: "adopted",
      adoptedBy: world.secondAdmin.name,
    });
  });

  it("has batches opened on it, until it is repealed", async () => {
    const { standardId } = await newInForce(world);
    const open = (title: string) =>
      preparedStandard(standardId).then((prepared) =>
        openBatch(world.admin, {
          title,
          standardId,
          opensOn: dayFromToday(-1),
          closesOn: dayFromToday(1),
          reviewerIds: [world.reviewer.id],
          confirmedName: world.admin.name,
          assumedFigures: countFigures(prepared).assumed,
        }),
      );
    expect(await fate(open("施行后开启"))).toBe("done");
    await repealStandard(world.admin, { standardId, reason: "新办法施行。" });
    expect(await fate(open("废止后开启"))).toBe("wrong-state");
    await expect(
      sql(
        world,
        `INSERT INTO "Batch" ("id", "title", "standardId", "opensOn", "closesOn", "assumedFigures", "confirmedName", "openedById")
         VALUES (gen_random_uuid(), '绕过', $1, current_date, current_date, 0, '无', $2)`,
        [standardId, world.admin.id],
      ),
    ).rejects.toThrow(/in force/);
    expect((await standardsInForce()).some(({ id }) => id === standardId)).toBe(false);
    expect(await fate(repealStandard(world.admin, { standardId, reason: "再次。" }))).toBe(
      "wrong-state",
    );
  });

  it("is what the family's name alone means, once its day has come", async () => {
    const today = await newInForce(world, (document) => {
      document.effectiveFrom = dayFromToday(-1);
    });
    await newInForce(world, (document) => {
      document.effectiveFrom = dayFromToday(30);
    });
    expect(await findStandardId("hangzhou-municipal")).toBe(today.standardId);
    await repealStandard(world.admin, { standardId: today.standardId, reason: "测试。" });
    expect(await findStandardId("hangzhou-municipal")).not.toBe(today.standardId);
    expect(await findStandardId(`hangzhou-municipal@${today.version}`)).toBe(today.standardId);
  });
});

it("every step writes who did what, in the same transaction", async () => {
  const { draftId, standardId } = await newInForce(world, (document) => {
    const [first] = document.sections;
    if (first) first.title = "改过的名称";
  });
  expect(await actionsOf(draftId)).toEqual([
    "standard.drafted",
    "standard.draft-saved",
    "standard.proposed",
    "standard.figures-ruled",
  ]);
  expect(await actionsOf(standardId)).toEqual(["standard.adopted"]);
  const saved = await db().auditRecord.findFirstOrThrow({
    where: { subjectId: draftId, action: "standard.draft-saved" },
  });
  expect(saved).toMatchObject({
    actorName: world.admin.name,
    after: { changed: ["satisfaction"] },
  });
  await repealStandard(world.secondAdmin, { standardId, reason: "测试。" });
  expect(await actionsOf(standardId)).toEqual(["standard.adopted", "standard.repealed"]);
});
