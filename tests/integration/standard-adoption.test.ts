import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { basisOf, prepare } from "@/lib/scoring";
import { countFigures, findStandardId, preparedStandard, rulingsOf } from "@/lib/standard/data";
import {
  adoptDraft,
  proposeDraft,
  repealStandard,
  returnDraft,
  ruleFigures,
} from "@/lib/standard/mutations";
import { fate, openWorld, refusal, sql, type World } from "./fixtures";
import {
  draftOf,
  edit,
  keysOf,
  newDraft,
  newInForce,
  newProposed,
  rule,
  step,
} from "./standard-steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("a proposed version", () => {
  it("does not change its words", async () => {
    const { draftId } = await newProposed(world);
    expect(
      await fate(
        edit(world, draftId, (document) => {
          document.title = "x";
        }),
      ),
    ).toBe("wrong-state");
    await expect(
      sql(
        world,
        `UPDATE "StandardDraft" SET "document" = ("document"::text || ' ')::json WHERE "id" = $1`,
        [draftId],
      ),
    ).rejects.toThrow(/is frozen/);
  });

  it("is adopted only once every assumed figure has a record", async () => {
    const { draftId } = await newProposed(world);
    const keys = await keysOf(draftId);
    expect(keys.length).toBeGreaterThan(100);
    await rule(world, draftId, keys.slice(1));
    const refused = await refusal(adoptDraft(world.secondAdmin, await step(draftId)));
    expect(refused).toMatchObject({ code: "incomplete", message: expect.stringContaining("1 个") });
    await rule(world, draftId, keys.slice(0, 1));
    expect(await fate(adoptDraft(world.secondAdmin, await step(draftId)))).toBe("done");
  });

  it("is adopted by another administrator than the one who proposed it", async () => {
    const { draftId } = await newProposed(world);
    await rule(world, draftId, await keysOf(draftId));
    expect(await fate(adoptDraft(world.admin, await step(draftId)))).toBe("same-person");
    expect(await fate(adoptDraft(world.reviewer, await step(draftId)))).toBe("not-allowed");
    expect((await draftOf(draftId)).state).toBe("proposed");
    expect(await fate(adoptDraft(world.secondAdmin, await step(draftId)))).toBe("done");
  });

  it("is adopted once, by one of two who adopt at the same moment", async () => {
    const { draftId, version } = await newProposed(world);
    await rule(world, draftId, await keysOf(draftId));
    const input = await step(draftId);
    const fates = await Promise.all(
      [world.secondAdmin, world.deputy].map((person) => fate(adoptDraft(person, input))),
    );
    expect(fates.sort()).toEqual(["done", "wrong-state"]);
    expect(await db().standardVersion.count({ where: { version } })).toBe(1);
  });

  it("sent back can be edited; records of figures that changed count no more", async () => {
    const { draftId } = await newProposed(world);
    const keys = await keysOf(draftId);
    await rule(world, draftId, keys);
    await returnDraft(world.secondAdmin, { ...(await step(draftId)), reason: "总分过高。" });
    await edit(world, draftId, (document) => {
      document.total = { ...(document.total as object), passMark: 479 };
    });
    await proposeDraft(world.admin, await step(draftId));
    const refused = await refusal(adoptDraft(world.secondAdmin, await step(draftId)));
    expect(refused.message).toContain("还有 1 个");
    await rule(world, draftId, ["total passMark"], "杭建〔2027〕1号");
    expect(await fate(adoptDraft(world.secondAdmin, await step(draftId)))).toBe("done");
  });

  it("whose version number was taken meanwhile is not adopted", async () => {
    const first = await newProposed(world);
    const second = await newDraft(world);
    await edit(world, second.draftId, (document) => {
      document.version = first.version;
    });
    await proposeDraft(world.admin, await step(second.draftId));
    for (const { draftId } of [first, second]) await rule(world, draftId, await keysOf(draftId));
    await adoptDraft(world.secondAdmin, await step(first.draftId));
    expect(await fate(adoptDraft(world.secondAdmin, await step(second.draftId)))).toBe("taken");
  });
});

describe("核定 records", () => {
  it("are written for assumed figures of a proposed version only", async () => {
    const { draftId } = await newDraft(world);
    const figures = (await keysOf(draftId)).slice(0, 1);
    const input = { figures, kind: "assumed" as const, documentNumber: "" };
    expect(await fate(ruleFigures(world.admin, { ...(await step(draftId)), ...input }))).toBe(
      "wrong-state",
    );
    await proposeDraft(world.admin, await step(draftId));
    const published = { ...input, figures: ["digital passMark"] };
    expect(await fate(ruleFigures(world.admin, { ...(await step(draftId)), ...published }))).toBe(
      "invalid",
    );
    await ruleFigures(world.admin, { ...(await step(draftId)), ...input });
    expect(await rulingsOf(draftId)).toMatchObject([
      { kind: "assumed", documentNumber: "", ruledBy: world.admin.name },
    ]);
  });

  it("with a document number take 待核定 from their figure, and from no other", async () => {
    const { draftId, version } = await newProposed(world);
    const keys = await keysOf(draftId);
    await rule(world, draftId, keys);
    const before = prepare((await draftOf(draftId)).document);
    const number = "杭未来办〔2027〕3号";
    // The scenes hand their basis down: what stands below must stay assumed.
    await rule(world, draftId, ["scenes fullMarks", "total passMark"], number);
    await adoptDraft(world.secondAdmin, await step(draftId));
    const after = await preparedStandard(
      (await findStandardId(`hangzhou-municipal@${version}`)) ?? "",
    );
    for (const [id, field] of [
      ["scenes", "fullMarks"],
      ["total", "passMark"],
    ] as const)
      expect(basisOf(after, id, field)).toMatchObject({
        assumed: false,
        source: { title: number, kind: "regulation" },
      });
    expect(countFigures(after).assumed).toBe(countFigures(before).assumed - 2);
    expect(after.standard.sources.filter(({ title }) => title === number)).toHaveLength(1);
  });

  it("are refused every change by the database, as are adopted versions and repeals", async () => {
    const { draftId, standardId } = await newInForce(world);
    await repealStandard(world.admin, { standardId, reason: "测试。" });
    for (const [table, column, where] of [
      ["FigureRuling", "documentNumber", `"draftId" = '${draftId}'`],
      ["StandardDraft", "title", `"id" = '${draftId}'`],
      ["StandardVersion", "title", `"id" = '${standardId}'`],
      ["StandardRepeal", "reason", `"standardId" = '${standardId}'`],
    ])
      for (const change of [
        `UPDATE "${table}" SET "${column}" = 'x' WHERE ${where}`,
        `DELETE FROM "${table}" WHERE ${where}`,
        `TRUNCATE "${table}" CASCADE`,
      ])
        await expect(sql(world, change), change).rejects.toThrow(/is frozen/);
    await expect(
      sql(
        world,
        `INSERT INTO "FigureRuling" ("id", "draftId", "nodeId", "field", "value", "kind", "ruledById")
         VALUES (gen_random_uuid(), $1, 'total', 'passMark', '1', 'assumed', $2)`,
        [draftId, world.admin.id],
      ),
    ).rejects.toThrow(/needs a proposed draft/);
  });
});
