import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/outcomes/[code]/[file]/route";
import { bundleIn, readJsonFile } from "@/lib/recompute/policy";
import { recompute } from "@/lib/recompute/score";
import { approve } from "@/lib/review/mutations";
import {
  newVerified,
  openWorld,
  published as publishedNow,
  sql,
  versionOf,
  type World,
} from "./fixtures";

let world: World;
let published: string;
let approved: string;
beforeAll(async () => {
  world = await openWorld();
  const { id } = await newVerified(world);
  published = await publishedNow(world, id);
  const second = await newVerified(world);
  approved = await approve(world.admin, second.id, await versionOf(second.id));
});
afterAll(() => world.close());

const read = (code: string, file: string, headers = {}): Promise<Response> =>
  GET(new Request(`https://example.org/api/v1/outcomes/${code}/${file}`, { headers }), {
    params: Promise.resolve({ code, file }),
  });

const computedAgain = (bytes: Uint8Array) => {
  const bundle = bundleIn("数据", readJsonFile("数据", bytes));
  return recompute(bundle.documents, bundle);
};

describe("the files of a published outcome", () => {
  it("are the very bytes that were frozen", async () => {
    const [row] = await sql<{ submission: string; decision: string; standard: string }>(
      world,
      `SELECT o."submission"::text AS submission, o."decision"::text AS decision, s."document"::text AS standard
         FROM "Outcome" o, "StandardVersion" s
        WHERE o."code" = $1 AND s."family" = o."standardFamily" AND s."version" = o."standardVersion"`,
      [published],
    );
    for (const file of ["submission", "decision", "standard"] as const) {
      const answer = await read(published, `${file}.json`);
      expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(answer.headers.get("content-disposition")).toContain(`${published}-${file}.json`);
      expect(await answer.text()).toBe(row?.[file]);
    }
    const bundle = await (await read(published, "bundle.json")).text();
    for (const file of ["submission", "decision", "standard"] as const)
      expect(bundle).toContain(`"${file}":${row?.[file]}`);
  });
  it("compute to what was published", async () => {
    const bytes = new Uint8Array(await (await read(published, "bundle.json")).arrayBuffer());
    expect(computedAgain(bytes).same).toBe(true);
  });
  it("are not sent again to whoever has them", async () => {
    const tag = (await read(published, "bundle.json")).headers.get("etag") ?? "";
    const again = await read(published, "bundle.json", { "If-None-Match": tag });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(tag);
    const other = await read(published, "submission.json", { "If-None-Match": tag });
    expect(other.status).toBe(200);
  });
  it("do not exist for what is only approved, nor under any other name", async () => {
    for (const [code, file] of [
      [approved, "bundle.json"],
      [approved, "submission.json"],
      ["2026-00000000", "bundle.json"],
      ["' OR 1=1 --", "bundle.json"],
      [published, "bundle"],
      [published, "../decision.json"],
      [published, "constructor.json"],
      [published, "\0"],
    ] as const) {
      const answer = await read(code, file);
      expect(answer.status, `${code}/${file}`).toBe(404);
      expect((await answer.json()).errors[0].message).toMatch(/。$/);
    }
  });
  it("betray whoever changed the stored decision past the product", async () => {
    await sql(
      world,
      `ALTER TABLE "Outcome" DISABLE TRIGGER USER;
       UPDATE "Outcome" SET "decision" = replace("decision"::text, '"outcome":"passed"', '"outcome":"failed"')::json
        WHERE "code" = '${published}';
       ALTER TABLE "Outcome" ENABLE TRIGGER USER`,
    );
    const result = computedAgain(
      new Uint8Array(await (await read(published, "bundle.json")).arrayBuffer()),
    );
    expect(result.same).toBe(false);
    const different = result.steps.filter(({ same }) => !same).map(({ key }) => key);
    expect(different).toEqual(["decision", "result"]);
  });
});
