import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDraw } from "@/lib/draw/loaders";
import { commitSurvey, drawSurvey, renewLetters } from "@/lib/draw/mutations";
import { canonicalRegister } from "@/lib/draw/score";
import { registerOf } from "@/lib/survey/data";
import { cancelSurvey, extendSurvey, importRegister, planSurvey } from "@/lib/survey/mutations";
import { codesIn } from "../letters";
import { registerFile } from "../unit/survey/register-file";
import {
  dayFromToday,
  fate,
  newDraft,
  newSubmitted,
  openWorld,
  refusal,
  sql,
  type World,
} from "./fixtures";
import {
  newRunning,
  newSurvey,
  onDay,
  planOf,
  post,
  rowsOf,
  settled,
  stepOf,
  surveyNow,
} from "./survey-steps";

/** 满意度调查：from the plan to the letters. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const importing = async (id: string, workbook: string) =>
  importRegister(world.official, { ...(await stepOf(id)), workbook });

describe("a plan", () => {
  it("is made by the district for an application that is being filled in, one at a time", async () => {
    const { id } = await newDraft(world);
    expect(await fate(planSurvey(world.stranger, planOf(id)))).toBe("not-found");
    expect(await fate(planSurvey(world.reviewer, planOf(id)))).toBe("not-found");
    const survey = await planSurvey(world.official, planOf(id));
    expect(await surveyNow(survey)).toMatchObject({ state: "planned", households: null });
    expect(await fate(planSurvey(world.colleague, planOf(id)))).toBe("taken");
    const [first, second] = [await newDraft(world), await newDraft(world)].map((one) => one.id);
    const both = await Promise.all(
      [first, first, second].map((one) => fate(planSurvey(world.official, planOf(one ?? "")))),
    );
    expect(both.sort()).toEqual(["done", "done", "taken"]);
    const submitted = await newSubmitted(world);
    expect(await fate(planSurvey(world.official, planOf(submitted.id)))).toBe("wrong-state");
  });

  it("lies in a period that begins today at the earliest and lasts 60 days at most", async () => {
    const { id } = await newDraft(world);
    const attempt = (from: number, to: number) =>
      refusal(
        planSurvey(
          world.official,
          planOf(id, { opensOn: dayFromToday(from), closesOn: dayFromToday(to) }),
        ),
      );
    expect((await attempt(-1, 5)).errors).toEqual([
      { path: "opensOn", message: "开始日期不能早于今天。" },
    ]);
    expect((await attempt(0, 60)).errors[0]?.path).toBe("closesOn");
    await planSurvey(world.official, planOf(id, { closesOn: dayFromToday(59) }));
  });
});

describe("a register", () => {
  it("is taken in its own order and spelling, and again in place of the first", async () => {
    const { id } = await newSurvey(world);
    await importing(
      id,
      await registerFile([
        ["２ 幢", " 302 "],
        ["1幢", 1204],
        ["1幢", "a座5"],
      ]),
    );
    const register = await registerOf(id);
    expect(register?.households).toEqual([
      { building: "1幢", room: "1204" },
      { building: "1幢", room: "A座5" },
      { building: "2幢", room: "302" },
    ]);
    expect((await surveyNow(id)).households).toBe(3);
  });

  it("with people in it, doors twice or nothing at all is refused, cell by cell", async () => {
    const { id } = await newSurvey(world);
    const before = await registerOf(id);
    const cases: [string, RegExp][] = [
      [
        await registerFile([["1幢", 101, "张三"]], ["楼幢", "房号", "户主姓名"]),
        /C1：名册里不要有「户主姓名」/,
      ],
      [await registerFile([["1幢", 101]], ["房号", "楼幢"]), /A1：此列应为「楼幢」/],
      [await registerFile([["1幢", "张三"]]), /B2：「张三」不像房号/],
      [await registerFile([["13800138000", "101"]]), /A2：「楼幢」像是电话或证件号码/],
      [await registerFile([["1幢", "33010219700101123X"]]), /B2：「房号」像是电话或证件号码/],
      [
        await registerFile([
          ["1幢", 101],
          ["2幢", 101],
          ["1 幢", "１０１"],
        ]),
        /A4：1幢 101 与第 2 行重复/,
      ],
      [await registerFile([["1幢", ""]]), /B2：请填写「房号」/],
      [await registerFile([["1幢".repeat(20), 101]]), /A2：「楼幢」不能超过 20 个字/],
      [await registerFile([]), /名册里没有住户/],
      [Buffer.from("no workbook").toString("base64"), /不是 Excel 工作簿/],
    ];
    for (const [workbook, sentence] of cases) {
      const { errors } = await refusal(importing(id, workbook));
      expect(errors.map(({ message }) => message).join()).toMatch(sentence);
    }
    expect(await registerOf(id)).toEqual(before);
  });

  it("may have 20,000 households and no more", async () => {
    const { id } = await newSurvey(world);
    const rows = rowsOf(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}幢`, 200])));
    await importing(id, await registerFile(rows));
    expect((await surveyNow(id)).households).toBe(20_000);
    const tooMany = await refusal(importing(id, await registerFile([...rows, ["100幢", 101]])));
    expect(tooMany.errors[0]?.message).toMatch(/名册有 20001 户，超过 20000 户/);
    const far = await refusal(
      importing(id, await registerFile([...rows, ...rows.map(([, room]) => ["x", room] as const)])),
    );
    expect(far.errors[0]?.message).toMatch(/行数超过 30000 行/);
  }, 120_000);

  it("does not change once the commitment is published, nor does the plan", async () => {
    const { id } = await newSurvey(world);
    await commitSurvey(world.official, await stepOf(id));
    const workbook = await registerFile([["1幢", 101]]);
    expect(await fate(importing(id, workbook))).toBe("wrong-state");
    for (const change of [
      `"margin" = 9`,
      `"registerDigest" = repeat('0', 64)`,
      `"households" = 1`,
      `"commitment" = repeat('0', 64)`,
      `"form" = '{}'`,
      `"opensOn" = "opensOn" - 1`,
      `"salt" = 'another'`,
    ])
      await expect(
        sql(world, `UPDATE "Survey" SET ${change} WHERE "id" = $1`, [id]),
      ).rejects.toThrow("Survey is published");
    await expect(sql(world, `DELETE FROM "Survey" WHERE "id" = $1`, [id])).rejects.toThrow();
  });
});

describe("the draw", () => {
  it("keeps the commitment's promise: hash before, seed after, and nothing in between to find the seed by", async () => {
    const { id } = await newSurvey(world, { "1幢": 400, "2幢": 100 });
    await commitSurvey(world.official, await stepOf(id));
    const committed = await surveyNow(id);
    expect(committed.seed).toBeNull();
    const [row] = await sql(
      world,
      `SELECT to_jsonb(s)::text AS text FROM "Survey" s WHERE "id" = $1`,
      [id],
    );
    expect(await loadDraw(id)).toBeNull();

    const letters = await drawSurvey(world.official, await stepOf(id));
    const drawn = await surveyNow(id);
    expect(letters.count).toBe(218);
    expect(drawn).toMatchObject({ state: "drawn", invited: 218, letters: 1 });
    expect(drawn.commitment).toBe(committed.commitment);
    const sum = createHash("sha256")
      .update(Buffer.from(drawn.seed ?? "", "hex"))
      .digest("hex");
    expect(sum).toBe(committed.commitment);
    expect(String(row?.text)).not.toContain(drawn.seed);
  }, 60_000);

  it("can be repeated offline from what is published, and shows what was changed", async () => {
    const { id } = await newRunning(world);
    const document = await loadDraw(id);
    if (!document) throw new Error("no draw");
    expect(document.register).toEqual(canonicalRegister(document.register));
    const dir = mkdtempSync(join(tmpdir(), "draw-"));
    try {
      const repeat = (content: string) => {
        const file = join(dir, "draw.json");
        writeFileSync(file, content);
        return spawnSync(
          process.execPath,
          ["--conditions=react-server", "--import", "tsx", "lib/cli/survey-draw.ts", file],
          {
            encoding: "utf8",
            env: { PATH: process.env.PATH, NODE_ENV: "test" },
          },
        );
      };
      const right = repeat(JSON.stringify(document));
      expect(right.stderr).toContain("抽样相符");
      expect(right.stdout.trim().split("\n")).toEqual(
        document.drawn.map(({ building, room }) => `${building} ${room}`),
      );
      expect(right.status).toBe(0);
      const [first, ...rest] = document.drawn;
      const wrong = repeat(JSON.stringify({ ...document, drawn: [...rest, first] }));
      expect(wrong.stderr).toContain("抽中的住户与公布的不同");
      expect(wrong.status).toBe(1);
      expect(repeat("{}").stderr).toContain("不是抽样数据");
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 60_000);

  it("happens once of two at the same moment, and its codes are those of the letters that came back", async () => {
    const { id } = await newSurvey(world);
    await commitSurvey(world.official, await stepOf(id));
    const step = await stepOf(id);
    const results = await Promise.allSettled([
      drawSurvey(world.official, step),
      drawSurvey(world.colleague, step),
    ]);
    const made = results.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(made).toHaveLength(1);
    const codes = codesIn(Buffer.from(made[0]?.pdf ?? "", "base64"));
    expect((await post(id, { code: codes[0] ?? "" })).fate).toBe("saved");
  }, 60_000);

  it("is not made where the register was changed behind the product's back", async () => {
    const { id } = await newSurvey(world);
    await commitSurvey(world.official, await stepOf(id));
    await sql(
      world,
      `UPDATE "SurveyRegister" SET "households" = '[{"building":"1幢","room":"101"}]' WHERE "surveyId" = $1`,
      [id],
    );
    expect((await refusal(drawSurvey(world.official, await stepOf(id)))).message).toContain(
      "摘要值不符",
    );
    expect((await surveyNow(id)).state).toBe("committed");
  });

  it("leaves the codes nowhere: not in the database, not in the audit", async () => {
    const { id, codes } = await newRunning(world);
    expect(codes.length).toBe((await surveyNow(id)).invited);
    expect(new Set(codes).size).toBe(codes.length);
    const tables = await sql<{ name: string }>(
      world,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const [row] = await sql<{ text: string | null }>(
        world,
        `SELECT string_agg(to_jsonb(t)::text, '') AS text FROM "${name}" t`,
      );
      const found = codes.filter((code) => row?.text?.includes(code));
      expect([name, found]).toEqual([name, []]);
    }
  }, 60_000);
});

describe("letters", () => {
  it("can be made anew until somebody has answered; the old codes are void, the households the same", async () => {
    const { id, codes } = await newRunning(world);
    const before = await registerOf(id);
    const letters = await renewLetters(world.official, await stepOf(id));
    const renewed = codesIn(Buffer.from(letters.pdf, "base64"));
    expect(renewed).toHaveLength(codes.length);
    expect(renewed.filter((code) => codes.includes(code))).toEqual([]);
    expect(await registerOf(id)).toEqual(before);
    expect((await post(id, { code: codes[0] ?? "" })).fate).toBe("unknown");
    expect((await post(id, { code: renewed[0] ?? "" })).fate).toBe("saved");
    expect((await refusal(renewLetters(world.official, await stepOf(id)))).message).toContain(
      "已经有人答卷",
    );
    await settled();
  }, 60_000);
});

describe("a running survey", () => {
  it("can be given more time, not less", async () => {
    const { id } = await newRunning(world);
    const extend = async (days: number) =>
      extendSurvey(world.official, { ...(await stepOf(id)), closesOn: dayFromToday(days) });
    expect(await fate(extend(8))).toBe("invalid");
    expect(await fate(extend(90))).toBe("invalid");
    await extend(20);
    expect((await surveyNow(id)).closesOn).toBe(dayFromToday(20));
  }, 60_000);

  it("that is cancelled forgets what it was given and stays public with its reason", async () => {
    const { id, applicationId, codes } = await newRunning(world);
    await post(id, { code: codes[0] ?? "" });
    await cancelSurvey(world.official, { ...(await stepOf(id)), reason: "信送错了社区。" });
    expect(await surveyNow(id)).toMatchObject({
      state: "cancelled",
      cancelReason: "信送错了社区。",
    });
    for (const table of ["SurveyResponse", "SurveyCode", "SurveyRegister"])
      expect(await sql(world, `SELECT 1 FROM "${table}" WHERE "surveyId" = $1`, [id])).toEqual([]);
    expect((await post(id, { code: codes[1] ?? "" })).fate).toBe("unknown");
    // And another one can begin.
    await planSurvey(world.official, planOf(applicationId));
    await settled();
  }, 60_000);

  it("takes no step from a page that is out of date, from another district or from a reviewer", async () => {
    const { id } = await newSurvey(world);
    const step = await stepOf(id);
    await commitSurvey(world.official, step);
    expect(await fate(commitSurvey(world.colleague, step))).toBe("wrong-state");
    expect(await fate(drawSurvey(world.official, step))).toBe("stale");
    const now = await stepOf(id);
    expect(await fate(drawSurvey(world.stranger, now))).toBe("not-found");
    expect(await fate(drawSurvey(world.reviewer, now))).toBe("not-found");
    expect(await fate(drawSurvey(world.admin, now))).toBe("not-allowed");
    onDay(12);
    expect((await refusal(drawSurvey(world.official, now))).message).toContain("调查期已过");
  });
});
