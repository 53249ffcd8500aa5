import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBatch } from "@/lib/batch/mutations";
import { db } from "@/lib/db";
import { approve } from "@/lib/review/mutations";
import { basisOf, checkStandard, prepare, type Standard } from "@/lib/scoring";
import {
  countFigures,
  findDraft,
  findStandardId,
  openDrafts,
  outcomesAfter,
  preparedStandard,
  rulingsOf,
  standardsInForce,
} from "@/lib/standard/data";
import {
  adoptDraft,
  createDraft,
  discardDraft,
  proposeDraft,
  repealStandard,
  returnDraft,
  ruleFigures,
  saveDraft,
} from "@/lib/standard/mutations";
import { assumedFigures, figureKey } from "@/lib/standard/score";
import type { DraftDocument } from "@/lib/standard/types";
import { exportStandard } from "@/lib/workbook/export";
import { importDraft } from "@/lib/workbook/mutations";
import {
  dayFromToday,
  fate,
  newVerified,
  openWorld,
  refusal,
  sql,
  versionOf,
  type World,
} from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let versions = 0;
async function newDraft(by = world.admin) {
  versions += 1;
  const version = `2027-${versions}`;
  const draftId = await createDraft(by, { standardId: world.standardId, version });
  return { draftId, version };
}

async function draftOf(draftId: string) {
  const draft = await findDraft(draftId);
  if (!draft) throw new Error("no such draft");
  return draft;
}

const step = async (draftId: string) => ({ draftId, revision: (await draftOf(draftId)).revision });

/** Saves the draft with something changed in its document. */
async function edit(draftId: string, change: (document: DraftDocument) => void, by = world.admin) {
  const { document, revision } = await draftOf(draftId);
  change(document);
  return saveDraft(by, { draftId, revision, document });
}

const keysOf = async (draftId: string) =>
  assumedFigures(prepare((await draftOf(draftId)).document)).map(figureKey);

async function rule(draftId: string, figures: string[], documentNumber = "", by = world.admin) {
  const kind = documentNumber ? ("confirmed" as const) : ("assumed" as const);
  await ruleFigures(by, { ...(await step(draftId)), figures, kind, documentNumber });
}

async function newProposed() {
  const draft = await newDraft();
  await proposeDraft(world.admin, await step(draft.draftId));
  return draft;
}

/** A draft taken all the way into force. */
async function newInForce(change: (document: DraftDocument) => void = () => {}) {
  const { draftId, version } = await newDraft();
  await edit(draftId, change);
  await proposeDraft(world.admin, await step(draftId));
  await rule(draftId, await keysOf(draftId));
  await adoptDraft(world.secondAdmin, await step(draftId));
  const standardId = await findStandardId(`hangzhou-municipal@${version}`);
  if (!standardId) throw new Error("not in force");
  return { draftId, version, standardId };
}

const actionsOf = async (subjectId: string) =>
  (await db().auditRecord.findMany({ where: { subjectId }, orderBy: { seq: "asc" } })).map(
    (record) => record.action,
  );

describe("a draft", () => {
  it("starts as the version it is drawn from, under a version number of its own", async () => {
    const { draftId, version } = await newDraft();
    const draft = await draftOf(draftId);
    const { version: _, ...rest } = draft.document;
    const { version: old, ...bundled } = world.prepared.standard;
    expect(rest).toEqual(bundled);
    expect(draft).toMatchObject({
      state: "draft",
      version,
      revision: 1,
      faults: 0,
      basedOn: { id: world.standardId, version: old },
      createdBy: world.admin.name,
    });
    expect(
      await refusal(createDraft(world.admin, { standardId: world.standardId, version: old })),
    ).toMatchObject({ code: "taken" });
  });

  it("is saved with faults, and counts them", async () => {
    const { draftId } = await newDraft();
    await edit(draftId, (document) => {
      document.sections[0] = { ...document.sections[0], fullMarks: "很多", title: "" };
    });
    const draft = await draftOf(draftId);
    expect(draft.document.sections[0]).toMatchObject({ fullMarks: "很多", title: "" });
    expect(draft.faults).toBe(checkStandard(draft.document).length);
    expect(draft.faults).toBeGreaterThanOrEqual(2);
  });

  it("comes back byte for byte, keys in the order they had", async () => {
    const { draftId } = await newDraft();
    const document = { zeta: 1, family: "hangzhou-municipal", alpha: 2, sections: [] };
    await saveDraft(world.admin, { ...(await step(draftId)), document });
    expect(JSON.stringify((await draftOf(draftId)).document)).toBe(JSON.stringify(document));
  });

  it("with faults is neither proposed nor adopted, not even past the product", async () => {
    const { draftId } = await newDraft();
    await edit(draftId, (document) => {
      document.title = "";
    });
    expect(await fate(proposeDraft(world.admin, await step(draftId)))).toBe("incomplete");
    await expect(
      sql(
        world,
        `UPDATE "StandardDraft" SET "state" = 'proposed', "proposedById" = "createdById", "proposedAt" = now() WHERE "id" = $1`,
        [draftId],
      ),
    ).rejects.toThrow(/StandardDraft_proposal/);
    expect((await draftOf(draftId)).state).toBe("draft");
  });

  it("that somebody else saved meanwhile is not overwritten", async () => {
    const { draftId } = await newDraft();
    const seen = await draftOf(draftId);
    await edit(
      draftId,
      (document) => {
        document.title = "先存的";
      },
      world.secondAdmin,
    );
    const late = { ...seen.document, title: "后存的" };
    const input = { draftId, revision: seen.revision, document: late };
    expect(await fate(saveDraft(world.admin, input))).toBe("stale");
    expect(await draftOf(draftId)).toMatchObject({
      title: "先存的",
      updatedBy: world.secondAdmin.name,
    });
  });

  it("is saved by one of two who save at the same moment", async () => {
    const { draftId } = await newDraft();
    const { document, revision } = await draftOf(draftId);
    const fates = await Promise.all(
      [world.admin, world.secondAdmin, world.deputy].map((person) =>
        fate(
          saveDraft(person, { draftId, revision, document: { ...document, title: person.name } }),
        ),
      ),
    );
    expect(fates.sort()).toEqual(["done", "stale", "stale"]);
    expect((await draftOf(draftId)).revision).toBe(revision + 1);
  });

  it("saved unchanged keeps its revision and writes no record", async () => {
    const { draftId } = await newDraft();
    const { document, revision } = await draftOf(draftId);
    expect(await saveDraft(world.admin, { draftId, revision, document })).toBe(revision);
    expect(await actionsOf(draftId)).toEqual(["standard.drafted"]);
  });

  it("is nobody's but the administrators'", async () => {
    const { draftId } = await newDraft();
    const { document, revision } = await draftOf(draftId);
    for (const person of [world.reviewer, world.official])
      for (const change of [
        () => saveDraft(person, { draftId, revision, document: { ...document, title: "别的" } }),
        () => proposeDraft(person, { draftId, revision }),
        () => discardDraft(person, { draftId, revision }),
      ])
        expect(await fate(change())).toBe("not-allowed");
    expect((await draftOf(draftId)).revision).toBe(revision);
  });

  it("that was discarded stays on record, and nothing is done with it", async () => {
    const { draftId } = await newDraft();
    await discardDraft(world.admin, await step(draftId));
    expect(
      await fate(
        edit(draftId, (document) => {
          document.title = "x";
        }),
      ),
    ).toBe("wrong-state");
    expect((await openDrafts()).some(({ view }) => view.id === draftId)).toBe(false);
    await expect(
      sql(world, `UPDATE "StandardDraft" SET "state" = 'draft' WHERE "id" = $1`, [draftId]),
    ).rejects.toThrow(/is frozen/);
    await expect(
      sql(world, `DELETE FROM "StandardDraft" WHERE "id" = $1`, [draftId]),
    ).rejects.toThrow(/is frozen/);
  });
});

describe("a proposed version", () => {
  it("does not change its words", async () => {
    const { draftId } = await newProposed();
    expect(
      await fate(
        edit(draftId, (document) => {
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
    const { draftId } = await newProposed();
    const keys = await keysOf(draftId);
    expect(keys.length).toBeGreaterThan(100);
    await rule(draftId, keys.slice(1));
    const refused = await refusal(adoptDraft(world.secondAdmin, await step(draftId)));
    expect(refused).toMatchObject({ code: "incomplete", message: expect.stringContaining("1 个") });
    await rule(draftId, keys.slice(0, 1));
    expect(await fate(adoptDraft(world.secondAdmin, await step(draftId)))).toBe("done");
  });

  it("is adopted by another administrator than the one who proposed it", async () => {
    const { draftId } = await newProposed();
    await rule(draftId, await keysOf(draftId));
    expect(await fate(adoptDraft(world.admin, await step(draftId)))).toBe("same-person");
    expect(await fate(adoptDraft(world.reviewer, await step(draftId)))).toBe("not-allowed");
    expect((await draftOf(draftId)).state).toBe("proposed");
    expect(await fate(adoptDraft(world.secondAdmin, await step(draftId)))).toBe("done");
  });

  it("is adopted once, by one of two who adopt at the same moment", async () => {
    const { draftId, version } = await newProposed();
    await rule(draftId, await keysOf(draftId));
    const input = await step(draftId);
    const fates = await Promise.all(
      [world.secondAdmin, world.deputy].map((person) => fate(adoptDraft(person, input))),
    );
    expect(fates.sort()).toEqual(["done", "wrong-state"]);
    expect(await db().standardVersion.count({ where: { version } })).toBe(1);
  });

  it("sent back can be edited; records of figures that changed count no more", async () => {
    const { draftId } = await newProposed();
    const keys = await keysOf(draftId);
    await rule(draftId, keys);
    await returnDraft(world.secondAdmin, { ...(await step(draftId)), reason: "总分过高。" });
    await edit(draftId, (document) => {
      document.total = { ...(document.total as object), passMark: 479 };
    });
    await proposeDraft(world.admin, await step(draftId));
    const refused = await refusal(adoptDraft(world.secondAdmin, await step(draftId)));
    expect(refused.message).toContain("还有 1 个");
    await rule(draftId, ["total passMark"], "杭建〔2027〕1号");
    expect(await fate(adoptDraft(world.secondAdmin, await step(draftId)))).toBe("done");
  });

  it("whose version number was taken meanwhile is not adopted", async () => {
    const first = await newProposed();
    const second = await newDraft();
    await edit(second.draftId, (document) => {
      document.version = first.version;
    });
    await proposeDraft(world.admin, await step(second.draftId));
    for (const { draftId } of [first, second]) await rule(draftId, await keysOf(draftId));
    await adoptDraft(world.secondAdmin, await step(first.draftId));
    expect(await fate(adoptDraft(world.secondAdmin, await step(second.draftId)))).toBe("taken");
  });
});

describe("核定 records", () => {
  it("are written for assumed figures of a proposed version only", async () => {
    const { draftId } = await newDraft();
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
    const { draftId, version } = await newProposed();
    const keys = await keysOf(draftId);
    await rule(draftId, keys);
    const before = prepare((await draftOf(draftId)).document);
    const number = "杭未来办〔2027〕3号";
    // The scenes hand their basis down: what stands below must stay assumed.
    await rule(draftId, ["scenes fullMarks", "total passMark"], number);
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
    const { draftId, standardId } = await newInForce();
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

describe("a version in force", () => {
  it("holds the document as it was adopted, and leaves the old version as it was", async () => {
    const old = await db().standardVersion.findUniqueOrThrow({ where: { id: world.standardId } });
    const { draftId, standardId } = await newInForce((document) => {
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
    const { standardId } = await newInForce();
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
    const today = await newInForce((document) => {
      document.effectiveFrom = dayFromToday(-1);
    });
    await newInForce((document) => {
      document.effectiveFrom = dayFromToday(30);
    });
    expect(await findStandardId("hangzhou-municipal")).toBe(today.standardId);
    await repealStandard(world.admin, { standardId: today.standardId, reason: "测试。" });
    expect(await findStandardId("hangzhou-municipal")).not.toBe(today.standardId);
    expect(await findStandardId(`hangzhou-municipal@${today.version}`)).toBe(today.standardId);
  });
});

it("every step writes who did what, in the same transaction", async () => {
  const { draftId, standardId } = await newInForce((document) => {
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

describe("the outcomes a candidate is replayed on", () => {
  it("are all those of the version it was drawn from, in pages, and stay untouched", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const { id } = await newVerified(world);
      await approve(world.admin, id, await versionOf(id));
      ids.push(id);
    }
    const version = world.prepared.standard;
    const first = await outcomesAfter(version, null, 2);
    const rest = await outcomesAfter(version, first.at(-1)?.id ?? null, 2);
    expect([first.length, rest.length]).toEqual([2, 1]);
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(3);
    expect(await outcomesAfter({ ...version, version: "none" }, null, 2)).toEqual([]);
  });
});

describe("a draft's workbook", () => {
  const sent = async (draftId: string, standard: Standard) => ({
    ...(await step(draftId)),
    workbook: Buffer.from(await exportStandard(standard)).toString("base64"),
  });
  const standardOf = async (draftId: string) =>
    (await draftOf(draftId)).document as unknown as Standard;

  it("comes back identical, which saves nothing, and changed, which replaces the document", async () => {
    const { draftId } = await newDraft();
    const standard = await standardOf(draftId);
    const { revision } = await draftOf(draftId);
    expect(await importDraft(world.admin, await sent(draftId, standard))).toBe(0);
    expect((await draftOf(draftId)).revision).toBe(revision);
    const changed: Standard = { ...standard, total: { ...standard.total, passMark: 481.5 } };
    await importDraft(world.admin, await sent(draftId, changed));
    expect(await standardOf(draftId)).toEqual(changed);
    expect((await draftOf(draftId)).revision).toBe(revision + 1);
  });
  it("of another version, broken, late or by somebody else saves nothing", async () => {
    const { draftId } = await newDraft();
    const before = await draftOf(draftId);
    const standard = await standardOf(draftId);
    const other = await sent(draftId, { ...standard, version: "1999" });
    expect(await refusal(importDraft(world.admin, other))).toMatchObject({
      code: "invalid",
      errors: [{ message: expect.stringContaining("工作表「封面」 B3：") }],
    });
    const good = await sent(draftId, standard);
    const broken = { ...good, workbook: good.workbook.slice(0, 4000) };
    expect(await refusal(importDraft(world.admin, broken))).toMatchObject({ code: "invalid" });
    const changed = await sent(draftId, { ...standard, title: "改过的标准" });
    const late = importDraft(world.admin, { ...changed, revision: 99 });
    expect(await refusal(late)).toMatchObject({ code: "stale" });
    expect(await draftOf(draftId)).toEqual(before);
  });
});
