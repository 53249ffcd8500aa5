import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkStandard, type Standard } from "@/lib/scoring";
import { openDrafts } from "@/lib/standard/data";
import { createDraft, discardDraft, proposeDraft, saveDraft } from "@/lib/standard/mutations";
import { exportStandard } from "@/lib/workbook/export";
import { importDraft } from "@/lib/workbook/mutations";
import { fate, openWorld, refusal, sql, type World } from "./fixtures";
import { actionsOf, draftOf, edit, newDraft, step } from "./standard-steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("a draft", () => {
  it("starts as the version it is drawn from, under a version number of its own", async () => {
    const { draftId, version } = await newDraft(world);
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
    const { draftId } = await newDraft(world);
    await edit(world, draftId, (document) => {
      document.sections[0] = { ...document.sections[0], fullMarks: "很多", title: "" };
    });
    const draft = await draftOf(draftId);
    expect(draft.document.sections[0]).toMatchObject({ fullMarks: "很多", title: "" });
    expect(draft.faults).toBe(checkStandard(draft.document).length);
    expect(draft.faults).toBeGreaterThanOrEqual(2);
  });

  it("comes back byte for byte, keys in the order they had", async () => {
    const { draftId } = await newDraft(world);
    const document = { zeta: 1, family: "hangzhou-municipal", alpha: 2, sections: [] };
    await saveDraft(world.admin, { ...(await step(draftId)), document });
    expect(JSON.stringify((await draftOf(draftId)).document)).toBe(JSON.stringify(document));
  });

  it("with faults is neither proposed nor adopted, not even past the product", async () => {
    const { draftId } = await newDraft(world);
    await edit(world, draftId, (document) => {
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
    const { draftId } = await newDraft(world);
    const seen = await draftOf(draftId);
    await edit(
      world,
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
    const { draftId } = await newDraft(world);
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
    const { draftId } = await newDraft(world);
    const { document, revision } = await draftOf(draftId);
    expect(await saveDraft(world.admin, { draftId, revision, document })).toBe(revision);
    expect(await actionsOf(draftId)).toEqual(["standard.drafted"]);
  });

  it("is nobody's but the administrators'", async () => {
    const { draftId } = await newDraft(world);
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
    const { draftId } = await newDraft(world);
    await discardDraft(world.admin, await step(draftId));
    expect(
      await fate(
        edit(world, draftId, (document) => {
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

describe("a draft's workbook", () => {
  const sent = async (draftId: string, standard: Standard) => ({
    ...(await step(draftId)),
    workbook: Buffer.from(await exportStandard(standard)).toString("base64"),
  });
  const standardOf = async (draftId: string) =>
    (await draftOf(draftId)).document as unknown as Standard;

  it("comes back identical, which saves nothing, and changed, which replaces the document", async () => {
    const { draftId } = await newDraft(world);
    const standard = await standardOf(draftId);
    const { revision } = await draftOf(draftId);
    const identical = await importDraft(world.admin, await sent(draftId, standard));
    expect(identical).toEqual({ faults: 0, changed: false });
    expect((await draftOf(draftId)).revision).toBe(revision);
    const changed: Standard = { ...standard, total: { ...standard.total, passMark: 481.5 } };
    expect(await importDraft(world.admin, await sent(draftId, changed))).toEqual({
      faults: 0,
      changed: true,
    });
    expect(await standardOf(draftId)).toEqual(changed);
    expect((await draftOf(draftId)).revision).toBe(revision + 1);
  });
  it("of another version, broken, late or by somebody else saves nothing", async () => {
    const { draftId } = await newDraft(world);
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
