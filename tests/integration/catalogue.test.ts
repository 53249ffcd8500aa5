import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedEntries } from "@/lib/catalogue/data";
import { loadCatalogue, loadComparison } from "@/lib/catalogue/loaders";
import { db } from "@/lib/db";
import { publish } from "@/lib/publication/mutations";
import { approve } from "@/lib/review/mutations";
import type { Decision } from "@/lib/scoring";
import { announced, newSubmitted, openWorld, sql, verify, versionOf, type World } from "./fixtures";
import { adjust, devices } from "./steps";

let world: World;
/** By the marks of one point, the rest being full: code, total, and whether it is published. */
let made: { code: string; total: number; applicationId: string }[];
const MARKS = [3, 2.5, 2, 1.5, 1] as const;

async function approved(marks: number) {
  const { id } = await newSubmitted(world);
  await adjust(world, id, devices, marks);
  await verify(world, id);
  const code = await approve(world.secondAdmin, id, await versionOf(id));
  const outcome = await db().outcome.findUniqueOrThrow({ where: { code } });
  const { score } = (outcome.decision as unknown as Decision).total;
  return { code, total: score, applicationId: id };
}

async function published(applicationId: string) {
  await announced(world, applicationId);
  await publish(world.admin, applicationId, await versionOf(applicationId));
}

beforeAll(async () => {
  world = await openWorld();
  made = [];
  for (const marks of MARKS) made.push(await approved(marks));
  // The last stays unpublished.
  for (const { applicationId } of made.slice(0, -1)) await published(applicationId);
});
afterAll(() => world.close());

describe("the figures of an outcome", () => {
  it("are those of its decision, taken out when it is approved", async () => {
    for (const { code } of made) {
      const { figures, decision } = await db().outcome.findUniqueOrThrow({
        where: { code },
        include: { figures: true },
      });
      const { total, nodes } = decision as unknown as Decision;
      expect(figures?.total.toNumber()).toBe(total.score);
      expect(figures?.fullMarks.toNumber()).toBe(total.fullMarks);
      expect(figures?.passMark.toNumber()).toBe(total.passMark);
      const sections = world.prepared.standard.sections.map(({ id }) => [id, nodes[id]?.score]);
      expect(figures?.sections).toEqual(Object.fromEntries(sections));
    }
  });

  it("are there for outcomes that were there before", async () => {
    const before = await sql(world, `SELECT * FROM "OutcomeFigures" ORDER BY "outcomeId"`);
    await sql(world, `DELETE FROM "OutcomeFigures"`);
    await sql(world, `SELECT keep_outcome_figures(o) FROM "Outcome" o`);
    expect(await sql(world, `SELECT * FROM "OutcomeFigures" ORDER BY "outcomeId"`)).toEqual(before);
  });
});

describe("public pages", () => {
  it("are told when an application goes on notice or comes from there, and of no other step", async () => {
    const client = new pg.Client(world.url);
    await client.connect();
    let told = 0;
    client.on("notification", () => {
      told += 1;
    });
    await client.query("LISTEN public_pages");
    const id = made.at(-1)?.applicationId;
    const toldOf = async (state: string) => {
      told = 0;
      await client.query(`UPDATE "Application" SET "state" = $2 WHERE "id" = $1`, [id, state]);
      // What there is to be told comes before the next answer.
      await client.query("SELECT 1");
      return told;
    };
    expect(await toldOf("verified")).toBe(0);
    expect(await toldOf("approved")).toBe(0);
    expect(await toldOf("notice")).toBe(1);
    expect(await toldOf("notice")).toBe(0);
    expect(await toldOf("approved")).toBe(1);
    await client.end();
  });
});

describe("the list of outcomes", () => {
  it("holds what is published and nothing else", async () => {
    const codes = (await publishedEntries()).map(({ code }) => code).sort();
    expect(codes).toEqual(
      made
        .slice(0, -1)
        .map(({ code }) => code)
        .sort(),
    );
    const hidden = made.at(-1)?.code;
    expect((await loadCatalogue({ q: hidden })).outcomes).toEqual([]);
    const { total, districts } = await loadCatalogue({});
    expect(total).toBe(4);
    expect(districts.find(({ name }) => name === "拱墅区")).toMatchObject({ published: 4 });
  });

  it("is put in order and narrowed by its address", async () => {
    const totals = made.slice(0, -1).map(({ total }) => total);
    const { outcomes } = await loadCatalogue({ sort: "total", district: "拱墅区" });
    expect(outcomes.map(({ total }) => total)).toEqual(totals);
    expect((await loadCatalogue({ district: "西湖区" })).total).toBe(0);
    expect((await loadCatalogue({ year: "2001" })).ignored).toEqual(["公布年份"]);
  });

  it.each([
    { page: "99999999999999999999" },
    { page: "-1", sort: "'; DROP TABLE", type: ["a", "b"] },
    { q: "%_\\'\u0000", tier: "__proto__", result: "constructor" },
    { q: "字".repeat(5_000), district: "\ud800" },
  ])("answers an absurd address politely: %j", async (query) => {
    const found = await loadCatalogue(query);
    expect(found.page).toBe(1);
  });

  it("ends with its last page", async () => {
    expect(await loadCatalogue({ page: "9999" })).toMatchObject({
      ...{ page: 1, pageCount: 1, askedPage: 9999, total: 4 },
    });
  });
});

describe("the comparison of an outcome", () => {
  it("is with published outcomes of other communities only", async () => {
    const [best, ...others] = made;
    if (!best) throw new Error("nothing made");
    const { peers } = await loadComparison(best.code);
    const totals = others.slice(0, -1).map(({ total }) => total);
    expect(peers).toMatchObject({ count: 3, passed: 3 });
    expect(peers.rows[0]).toEqual({
      id: "total",
      title: "总分",
      score: best.total,
      median: totals[1],
    });
  });

  it("shows the community's other outcomes, and what the province's standard says", async () => {
    const [best] = made;
    const { earlier, elsewhere, address } = await loadComparison(best?.code ?? "");
    expect(earlier).toEqual([]);
    expect(elsewhere).toMatchObject([{ family: "zhejiang-provincial", verdict: "passed" }]);
    expect(new URL(address).pathname).toBe(`/outcomes/${best?.code}`);
  });

  it("does not exist for what is not published", async () => {
    await expect(loadComparison(made.at(-1)?.code ?? "")).rejects.toThrow("NEXT_HTTP_ERROR");
  });
});
