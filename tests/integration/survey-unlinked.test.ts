import { createHash, createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSurvey, settledTogether } from "@/lib/response/mutations";
import { registerOf } from "@/lib/survey/data";
import { codeHash, responseKey } from "@/lib/survey/score";
import { openWorld, sql, type World } from "./fixtures";
import { newRunning, onDay, post, settled, stepOf } from "./survey-steps";

/**
 * Who has the whole database, and even the letters, but not the server's secret, cannot find out who answered what;
 * nor can who has watched in which order people answered. Each household here answers in its own way, so that one
 * answer found would be one household found.
 */

let world: World;
let survey: Awaited<ReturnType<typeof newRunning>>;
/** In the order in which they answered: the household's position in the letters, and what it chose. */
const answered: { at: number; choice: number[] }[] = [];
const many = 4 * settledTogether;

const hex = (bytes: Buffer) => bytes.toString("hex");
const fingerprint = (choice: readonly number[]) => choice.join("");

interface Row {
  key: string;
  xmin: string;
  place: string;
  choice: string;
}
const responses = (order = `"ctid"`) =>
  sql<Row & Record<string, unknown>>(
    world,
    `SELECT encode("key", 'hex') AS key, xmin::text AS xmin, ctid::text AS place,
       concat("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10") AS choice
     FROM "SurveyResponse" WHERE "surveyId" = $1 ORDER BY ${order}`,
    [survey.id],
  );
const codeRows = () =>
  sql<{ hash: string; xmin: string }>(
    world,
    `SELECT encode("hash", 'hex') AS hash, xmin::text AS xmin FROM "SurveyCode" WHERE "surveyId" = $1 ORDER BY ctid`,
    [survey.id],
  );

beforeAll(async () => {
  world = await openWorld();
  survey = await newRunning(world, { "1幢": 90, "2幢": 60 });
  // Not in the order of the letters: every third household, round and round.
  for (let n = 0; n < many; n += 1) {
    const at = (n * 3) % survey.codes.length;
    const code = survey.codes[at] ?? "";
    const choice = Array.from({ length: 10 }, (_, q) => 1 + ((n >> q) & 1) + 2 * ((n * 7 + q) % 2));
    answered.push({ at, choice });
    await post(survey.id, { code, choice, from: `10.0.${n >> 8}.${n & 255}` });
    await settled();
  }
}, 180_000);
afterAll(() => world.close());

it("every answer here is one of its kind", () => {
  expect(new Set(answered.map(({ choice }) => fingerprint(choice))).size).toBe(many);
});

describe("from the database alone", () => {
  it("an answer's row holds the answers and the signs, and no column for anything else", async () => {
    const columns = await sql<{ name: string }>(
      world,
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'SurveyResponse'`,
    );
    const answers = Array.from({ length: 20 }, (_, at) => `a${at + 1}`);
    expect(columns.map(({ name }) => name).sort()).toEqual(
      ["key", "surveyId", ...answers, "burst", "uniform", "fast", "settled"].sort(),
    );
    const codes = await sql<{ name: string }>(
      world,
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'SurveyCode'`,
    );
    expect(codes.map(({ name }) => name).sort()).toEqual(["hash", "surveyId", "used"]);
  });

  it("no table but the register names a drawn household, and none refers to codes or answers", async () => {
    const foreign = await sql<{ name: string }>(
      world,
      `SELECT conrelid::regclass::text AS name FROM pg_constraint
       WHERE contype = 'f' AND confrelid IN ('"SurveyCode"'::regclass, '"SurveyResponse"'::regclass, '"SurveyRegister"'::regclass)`,
    );
    expect(foreign).toEqual([]);
    const register = await registerOf(survey.id);
    expect(register?.drawn).toHaveLength(survey.codes.length);
  });

  it("codes stand in the order of their hashes, all from one transaction, whoever got them", async () => {
    const rows = await codeRows();
    const unused = await sql<{ hash: string; xmin: string }>(
      world,
      `SELECT encode("hash", 'hex') AS hash, xmin::text AS xmin FROM "SurveyCode" WHERE "surveyId" = $1 AND NOT "used" ORDER BY ctid`,
      [survey.id],
    );
    expect(unused.map(({ hash }) => hash)).toEqual(unused.map(({ hash }) => hash).sort());
    expect(new Set(unused.map(({ xmin }) => xmin)).size).toBe(1);
    expect(rows).toHaveLength(survey.codes.length);
  });

  it("neither place nor transaction says in which order the answers came, but for the newest few", async () => {
    const rows = await responses();
    const groups = new Map<string, Row[]>();
    for (const row of rows) groups.set(row.xmin, [...(groups.get(row.xmin) ?? []), row]);
    const sizes = [...groups.values()].map((group) => group.length);
    // Within a group all came "at the same time", and lie in the order of their keys.
    expect(sizes.filter((size) => size >= settledTogether)).toHaveLength(4);
    expect(sizes.every((size) => size >= settledTogether)).toBe(true);
    for (const group of groups.values()) {
      const keys = group.map(({ key }) => key);
      expect(keys).toEqual([...keys].sort());
    }
    // Who guesses the order by place is right no more often than chance allows within a group.
    const came = answered.map(({ choice }) => fingerprint(choice));
    const right = rows.filter(({ choice }, at) => choice === came[at]).length;
    expect(right).toBeLessThan(many / 4);
  });

  it("no transaction has touched a code and an answer that can still be seen together", async () => {
    const byTransaction = new Set((await responses()).map(({ xmin }) => xmin));
    const shared = (await codeRows()).filter(({ xmin }) => byTransaction.has(xmin));
    expect(shared).toEqual([]);
  });

  it("even with the letters at hand, nothing in the database turns a code into its hash or its answer's key", async () => {
    const [row] = await sql<{ document: Record<string, unknown> }>(
      world,
      `SELECT to_jsonb(s) AS document FROM "Survey" s WHERE "id" = $1`,
      [survey.id],
    );
    const values = Object.values(row?.document ?? {}).filter((value) => typeof value === "string");
    const hashes = new Set((await codeRows()).map(({ hash }) => hash));
    const keys = new Set((await responses()).map(({ key }) => key));
    for (const code of survey.codes.slice(0, 30))
      for (const value of ["", ...values]) {
        const guesses = [
          createHash("sha256").update(`${value}${code}`).digest(),
          createHash("sha256").update(`${code}${value}`).digest(),
          createHmac("sha256", String(value)).update(code).digest(),
          createHmac("sha256", Buffer.from(String(value), "hex"))
            .update(code)
            .digest(),
          createHmac("sha256", Buffer.from(String(value), "base64url"))
            .update(code)
            .digest(),
        ];
        for (const guess of guesses) {
          expect(hashes.has(hex(guess))).toBe(false);
          expect(keys.has(hex(guess.subarray(0, 16)))).toBe(false);
        }
      }
    // What it takes is the server's secret: with it, the holder of a code finds the answer, to change it.
    const salt = String(row?.document.salt);
    const secret = process.env.NEXTAUTH_SECRET ?? "";
    const code = survey.codes[answered[0]?.at ?? 0] ?? "";
    expect(hashes.has(hex(codeHash(secret, code)))).toBe(true);
    expect(keys.has(hex(responseKey(secret, salt, code)))).toBe(true);
  });

  it("the audit says nothing of answers or codes", async () => {
    const records = await sql<{ text: string }>(
      world,
      `SELECT concat("action", "before"::text, "after"::text) AS text FROM "AuditRecord" WHERE "subjectId" = $1`,
      [survey.id],
    );
    const text = records.map((record) => record.text).join();
    expect(records.length).toBeGreaterThan(3);
    for (const code of survey.codes) expect(text).not.toContain(code);
    for (const { key } of await responses()) expect(text).not.toContain(key);
  });
});

describe("once the survey is closed", () => {
  it("not even the secret leads from a code to its answer; place and transaction say nothing at all", async () => {
    const before = await responses();
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    const after = await responses();
    const known = new Set(before.map(({ key }) => key));
    expect(after.filter(({ key }) => known.has(key))).toEqual([]);
    expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
    const keys = after.map(({ key }) => key);
    expect(keys).toEqual([...keys].sort());
    // Nothing was lost, and nothing added.
    const all = (rows: readonly Row[]) => rows.map(({ choice }) => choice).sort();
    expect(all(after)).toEqual(all(before));
    const [{ salt = "" } = {}] = await sql<{ salt: string }>(
      world,
      `SELECT "salt" FROM "Survey" WHERE "id" = $1`,
      [survey.id],
    );
    const secret = process.env.NEXTAUTH_SECRET ?? "";
    for (const code of survey.codes)
      expect(keys).not.toContain(hex(responseKey(secret, salt, code)));
  });
});
