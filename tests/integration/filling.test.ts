import { readXlsx, type Sheet } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, waiversOf } from "@/lib/application/data";
import { claimWaiver, saveAnswers } from "@/lib/application/mutations";
import { askedLeaves, composeSubmission } from "@/lib/application/score";
import type { Person } from "@/lib/auth/types";
import { db } from "@/lib/db";
import { returnForRectification } from "@/lib/review/mutations";
import { fillingWorkbook, NOTES_SHEET, RECORD_SHEET } from "@/lib/workbook/filling";
import { importFilling, previewFilling } from "@/lib/workbook/mutations";
import { SCORING_SHEET } from "@/lib/workbook/scoring-table";
import { edited, setCell, setFormula, sheetNamed } from "../unit/workbook/support";
import {
  application,
  fill,
  newDraft,
  newSubmitted,
  openWorld,
  refusal,
  submit,
  versionOf,
  type World,
} from "./fixtures";

/** 填报表: the application out to a spreadsheet program, and back. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const devices = "digital-access-devices";
const [INPUT, FIRST] = ["E", "A"];

async function download(id: string): Promise<Uint8Array> {
  const { prepared } = world;
  const { communityId } = await application(id);
  const community = await db().community.findUniqueOrThrow({ where: { id: communityId } });
  const facts = {
    type: community.type,
    households: community.households,
    residents: community.residents,
  };
  const answers = await answersOf(id);
  const waived = (await waiversOf(id)).map(({ nodeId }) => nodeId);
  const values = new Map(answers.map(({ nodeId, value }) => [nodeId, value]));
  return fillingWorkbook(prepared, {
    applicationId: id,
    communityName: community.name,
    batchTitle: "测试批次",
    submission: composeSubmission(prepared, facts, values, waived),
    answers,
    leaves: askedLeaves(prepared, facts.type, waived),
  });
}

const text = (file: Uint8Array) => Buffer.from(file).toString("base64");

/** The row, counted from 1, of a node on the scoring sheet. */
function rowOf(sheet: Sheet, id: string): number {
  const at = sheet.rows.findIndex(([first]) => first === id);
  if (at < 0) throw new Error(`no row of ${id}`);
  return at + 1;
}

const change = (file: Uint8Array, values: Record<string, number | string>, below = 0) =>
  edited(file, (sheets) => {
    const sheet = sheetNamed(sheets, SCORING_SHEET);
    for (const [id, value] of Object.entries(values))
      setCell(sheet, `${INPUT}${rowOf(sheet, id) + below}`, value);
  });

const preview = (id: string, file: Uint8Array, by: Person = world.official) =>
  previewFilling(by, { applicationId: id, workbook: text(file) });

async function take(id: string, file: Uint8Array, replace: string[] = [], by = world.official) {
  const { changes } = await preview(id, file, by);
  const seen = Object.fromEntries(changes.map(({ nodeId, version }) => [nodeId, version]));
  return importFilling(by, { applicationId: id, workbook: text(file), seen, replace });
}

const answerOf = async (id: string, nodeId: string) =>
  (await answersOf(id)).find((answer) => answer.nodeId === nodeId);

const save = async (id: string, nodeId: string, value: number, by: Person = world.colleague) =>
  saveAnswers(by, {
    applicationId: id,
    answers: [{ nodeId, value, note: "", version: (await answerOf(id, nodeId))?.version ?? 0 }],
  });

describe("a filling workbook", () => {
  it("that comes back as it was downloaded changes nothing", async () => {
    const { id } = await newDraft(world);
    await fill(world, id);
    const result = await preview(id, await download(id));
    expect(result.changes).toEqual([]);
    expect(result.unchanged).toBe(askedLeaves(world.prepared, "renewal").length);
  });

  it("filled in from nothing gives every answer as the pages would, marked as imported", async () => {
    const { id: full } = await newDraft(world);
    await fill(world, full);
    const { id: empty } = await newDraft(world);
    const filledIn = (await readXlsx(await download(full))).sheets.find(
      ({ name }) => name === SCORING_SHEET,
    );
    const file = await edited(await download(empty), (sheets) => {
      const sheet = sheetNamed(sheets, SCORING_SHEET);
      filledIn?.rows.forEach((cells, at) => {
        const value = cells[4];
        if (at > 15 && (typeof value === "number" || typeof value === "string"))
          setCell(sheet, `${INPUT}${at + 1}`, value);
      });
    });
    const count = askedLeaves(world.prepared, "renewal").length;
    expect(await take(empty, file)).toBe(count);
    const [one, other] = await Promise.all([answersOf(full), answersOf(empty)]);
    const values = (list: typeof one) =>
      Object.fromEntries(list.map(({ nodeId, value }) => [nodeId, value]));
    expect(values(other)).toEqual(values(one));
    expect(new Set(other.map(({ origin }) => origin))).toEqual(new Set(["workbook"]));
    expect(new Set(one.map(({ origin }) => origin))).toEqual(new Set(["entered"]));
  });

  it("shows each change with its cell before anything is saved, and takes notes as well", async () => {
    const { id } = await newDraft(world);
    await save(id, devices, 1);
    const file = await edited(await change(await download(id), { [devices]: 4.5 }), (sheets) => {
      const notes = sheetNamed(sheets, NOTES_SHEET);
      setCell(notes, `D${rowOf(notes, devices)}`, "抽查 30 台。");
    });
    const { changes } = await preview(id, file);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      nodeId: devices,
      version: 1,
      before: { value: 1, note: "" },
      after: { value: 4.5, note: "抽查 30 台。" },
      newer: null,
    });
    expect(changes[0]?.place).toMatch(/^评分表 E\d+$/);
    expect(await answerOf(id, devices)).toMatchObject({ value: 1, version: 1 });
    expect(await take(id, file)).toBe(1);
    expect(await answerOf(id, devices)).toMatchObject({ value: 4.5, note: "抽查 30 台。" });
    const audit = await db().auditRecord.findMany({
      where: { subjectId: id, action: { in: ["answers.imported", "answer.saved"] } },
      orderBy: { seq: "desc" },
      take: 2,
    });
    expect(audit.map(({ action }) => action).sort()).toEqual(["answer.saved", "answers.imported"]);
  });

  it("takes numbers as people type them into text cells", async () => {
    const { id } = await newDraft(world);
    await take(id, await change(await download(id), { [devices]: "４。５" }));
    expect(await answerOf(id, devices)).toMatchObject({ value: 4.5 });
  });

  it("never clears an answer by an empty cell", async () => {
    const { id } = await newDraft(world);
    const empty = await download(id);
    await save(id, devices, 3);
    expect((await preview(id, empty)).changes).toEqual([]);
  });
});

describe("an answer that somebody entered after the download", () => {
  it("stays where the workbook says nothing new, and is no conflict", async () => {
    const { id } = await newDraft(world);
    await save(id, devices, 1);
    const file = await download(id);
    await save(id, devices, 2);
    expect((await preview(id, file)).changes).toEqual([]);
  });

  it("is kept unless the person says otherwise, and named with who entered it", async () => {
    const { id } = await newDraft(world);
    await save(id, devices, 1);
    const file = await change(await download(id), { [devices]: 5 });
    await save(id, devices, 2);
    const { changes } = await preview(id, file);
    expect(changes[0]).toMatchObject({ version: 2, newer: { by: world.colleague.name } });
    expect((await refusal(take(id, file))).message).toBe("没有需要导入的改动。");
    expect(await answerOf(id, devices)).toMatchObject({ value: 2 });
    expect(await take(id, file, [devices])).toBe(1);
    expect(await answerOf(id, devices)).toMatchObject({ value: 5, version: 3 });
  });

  it("between preview and import refuses the import whole", async () => {
    const { id } = await newDraft(world);
    const other = "digital-access-platforms";
    const file = await change(await download(id), { [devices]: 5, [other]: 1 });
    const { changes } = await preview(id, file);
    const seen = Object.fromEntries(changes.map(({ nodeId, version }) => [nodeId, version]));
    await save(id, devices, 2);
    const late = importFilling(world.official, {
      ...{ applicationId: id, workbook: text(file), seen, replace: [] },
    });
    expect((await refusal(late)).code).toBe("stale");
    expect(await answerOf(id, other)).toBeUndefined();
  });

  it("at the same moment loses nothing: one import of two goes through, the other is told", async () => {
    const { id } = await newDraft(world);
    const file = await change(await download(id), { [devices]: 5 });
    const again = await change(await download(id), { [devices]: 4 });
    const fates = await Promise.allSettled([take(id, file), take(id, again, [], world.colleague)]);
    const done = fates.filter(({ status }) => status === "fulfilled").length;
    expect(done).toBeGreaterThan(0);
    const history = await db().answerHistory.findMany({ where: { applicationId: id } });
    expect(history).toHaveLength(done);
  });
});

describe("is refused by sheet, cell and sentence, with nothing saved", () => {
  const refused = async (id: string, file: Uint8Array, by: Person = world.official) => {
    const { code, errors } = await refusal(preview(id, file, by));
    expect(code).toBe("invalid");
    return errors.map(({ message }) => message);
  };

  it("every wrong value at once: out of range, no number, formula, half a list, unknown level", async () => {
    const { id } = await newDraft(world);
    const base = await download(id);
    const leaves = askedLeaves(world.prepared, "renewal");
    const of = (type: string) => leaves.find(({ rule }) => rule.type === type)?.id ?? "";
    const marks = leaves.filter(({ rule }) => rule.type === "marks").map((leaf) => leaf.id);
    const [first = "", second = ""] = marks;
    const file = await edited(
      await change(
        await change(base, { [first]: "很好", [of("levels")]: 9 }),
        { [of("checklist")]: "有", [of("survey")]: 12 },
        1,
      ),
      (sheets) => {
        const sheet = sheetNamed(sheets, SCORING_SHEET);
        setFormula(sheet, `${INPUT}${rowOf(sheet, second)}`, "1+1", 2);
      },
    );
    const messages = await refused(id, file);
    for (const message of messages) expect(message).toMatch(/^工作表「评分表」 E\d+：.*。$/);
    expect(messages.join("\n")).toMatch(/应为数值，现为「很好」/);
    expect(messages.join("\n")).toMatch(/不能用公式/);
    expect(messages.join("\n")).toMatch(/应填档次的序号，1 至 \d+，现为「9」/);
    expect(messages.join("\n")).toMatch(/只能填是或否，现为「有」/);
    expect(messages.join("\n")).toMatch(/没有填完，请填全，或全部留空/);
    const wide = await refused(id, await change(base, { [devices]: 99 }));
    expect(wide).toHaveLength(1);
    expect(wide[0]).toMatch(
      /^工作表「评分表」 E\d+：「物联设备接入与在线率」应在 0 至 6.00 之间，现为 99。$/,
    );
    expect(await answersOf(id)).toEqual([]);
  });

  it("another application's, another standard's, and one whose record was changed", async () => {
    const { id } = await newDraft(world);
    const { id: other } = await newDraft(world);
    expect(await refused(id, await download(other))).toEqual([
      expect.stringMatching(/另一份申报的填报表，不能导入/),
    ]);
    const record = (cell: string, value: string | number) => async () =>
      edited(await download(id), (sheets) => {
        setCell(sheetNamed(sheets, RECORD_SHEET), cell, value);
      });
    expect(await refused(id, await record("B5", "hangzhou-municipal@2030")())).toEqual([
      expect.stringMatching(/B5：这是按另一版标准制作的填报表/),
    ]);
    expect(await refused(id, await record("C9", "一")())).toEqual([
      expect.stringMatching(/C9：填报版本被改动/),
    ]);
  });

  it("with rows deleted, doubled or moved, sheets missing, columns renamed", async () => {
    const { id } = await newDraft(world);
    const base = await download(id);
    const withSheets = (change: (sheets: Sheet[]) => void) => edited(base, change);
    const missing = await withSheets((sheets) => {
      sheets.splice(1, 1);
    });
    expect(await refused(id, missing)).toEqual([
      "工作表「佐证说明」：缺少工作表「佐证说明」，请重新下载填报表。",
    ]);
    const scoring = (change: (sheet: Sheet) => void) =>
      withSheets((sheets) => change(sheetNamed(sheets, SCORING_SHEET)));
    const gone = await scoring((sheet) => setCell(sheet, `${FIRST}${rowOf(sheet, devices)}`, null));
    expect(await refused(id, gone)).toEqual([expect.stringMatching(/缺少评分点「物联设备/)]);
    const twice = await scoring((sheet) =>
      setCell(sheet, `${FIRST}${rowOf(sheet, devices)}`, "digital-access-platforms"),
    );
    expect((await refused(id, twice)).join()).toMatch(/出现了两次/);
    const strange = await scoring((sheet) =>
      setCell(sheet, `${FIRST}${rowOf(sheet, devices)}`, "nothing"),
    );
    expect((await refused(id, strange)).join()).toMatch(/编号「nothing」不在本批次采用的标准之内/);
    const renamed = await scoring((sheet) => setCell(sheet, "E16", "得分"));
    expect((await refused(id, renamed)).join()).toMatch(/此列应为「填写」，现为「得分」/);
  });

  it("what is no workbook at all", async () => {
    const { id } = await newDraft(world);
    expect(await refused(id, Buffer.from("PK no workbook at all, but long enough"))).toEqual([
      expect.stringMatching(/这不是 Excel 工作簿/),
    ]);
  });

  it("points that a return left locked", async () => {
    const { id } = await newSubmitted(world);
    await returnForRectification(world.reviewer, {
      applicationId: id,
      version: await versionOf(id),
      items: [{ nodeId: devices, comment: "请补正。" }],
    });
    const locked = "digital-access-platforms";
    const base = await download(id);
    const level = askedLeaves(world.prepared, "renewal").find((leaf) => leaf.id === locked);
    const worse = level?.rule.type === "levels" ? level.rule.levels.length : 0;
    expect(await refused(id, await change(base, { [locked]: worse }))).toEqual([
      expect.stringMatching(/不在整改范围内，不能修改/),
    ]);
    expect(await take(id, await change(base, { [devices]: 1 }))).toBe(1);
  });
});

it("is nobody else's to import, and nobody's once submitted", async () => {
  const { id } = await newDraft(world);
  const file = await download(id);
  expect((await refusal(preview(id, file, world.stranger))).code).toBe("not-found");
  expect((await refusal(preview(id, file, world.admin))).code).toBe("not-allowed");
  expect((await refusal(preview(id, file, world.reviewer))).code).toBe("not-found");
  await fill(world, id);
  await submit(world.official, id);
  expect((await refusal(preview(id, file))).code).toBe("wrong-state");
});

it("leaves out points that are no longer asked, and says so", async () => {
  const { id } = await newDraft(world);
  const waivable = askedLeaves(world.prepared, "renewal").find((leaf) => leaf.waivable);
  if (!waivable) throw new Error("no waivable point");
  const base = await download(id);
  const answered = await edited(base, (sheets) => {
    const notes = sheetNamed(sheets, NOTES_SHEET);
    setCell(notes, `D${rowOf(notes, waivable.id)}`, "现场无此条件。");
  });
  await claimWaiver(world.official, {
    ...{ applicationId: id, nodeId: waivable.id, version: 0, reason: "无。" },
  });
  expect(await preview(id, answered)).toMatchObject({ changes: [], leftOut: [waivable.title] });
});
