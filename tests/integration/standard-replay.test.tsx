import { PassThrough } from "node:stream";
import { Window } from "happy-dom";
import { renderToPipeableStream } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoadReplay, ReplayPage } from "@/components/standard/replay-page";
import { approve } from "@/lib/review/mutations";
import { prepare } from "@/lib/scoring";
import { countOutcomes, findDraft, outcomesAfter, replayAfter } from "@/lib/standard/data";
import { newVerified, openWorld, sql, versionOf, type World } from "./fixtures";
import { edit, newDraft } from "./standard-steps";
import { devices, levelsAtNothing } from "./steps";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function newApproved(except: Parameters<typeof newVerified>[1] = {}) {
  const { id } = await newVerified(world, except);
  await approve(world.admin, id, await versionOf(id));
  return id;
}

/** Frozen applications by the hundred: copies of one, each of a community of its own with this answer. */
async function copies(id: string, count: number, name: string, marks: number): Promise<void> {
  await sql(
    world,
    `WITH copy AS (
       SELECT n, $3 || lpad(n::text, 4, '0') AS name, gen_random_uuid() AS community,
              gen_random_uuid() AS application
       FROM generate_series(1, $2::int) AS n
     ), communities AS (
       INSERT INTO "Community" ("id", "districtId", "name", "street", "type", "tier", "households", "residents", "stage")
       SELECT copy.community, c."districtId", copy.name, c."street", c."type", c."tier", c."households", c."residents", c."stage"
       FROM copy, "Application" a JOIN "Community" c ON c."id" = a."communityId" WHERE a."id" = $1
     ), applications AS (
       INSERT INTO "Application" ("id", "batchId", "communityId", "state", "createdById")
       SELECT copy.application, a."batchId", copy.community, a."state", a."createdById"
       FROM copy, "Application" a WHERE a."id" = $1
     )
     INSERT INTO "Outcome" ("id", "applicationId", "code", "outcome", "communityName", "districtName", "street", "type",
       "tier", "batchTitle", "submission", "decision", "digest", "standardFamily", "standardVersion", "standardDigest", "approvedById")
     SELECT gen_random_uuid(), copy.application, copy.name, o."outcome", copy.name, o."districtName", o."street", o."type",
       o."tier", o."batchTitle", jsonb_set(o."submission"::jsonb, ARRAY['answers', $4], to_jsonb($5::numeric))::json,
       o."decision", o."digest", o."standardFamily", o."standardVersion", o."standardDigest", o."approvedById"
     FROM copy, "Outcome" o WHERE o."applicationId" = $1`,
    [id, count, name, devices, marks],
  );
}

/** A draft that asks this much of the digital platform, and a point more where named. */
async function candidateWith(passMark: number, added?: string) {
  const { draftId } = await newDraft(world);
  await edit(world, draftId, (document) => {
    for (const section of document.sections) {
      if (section.id !== "digital") continue;
      section.passMark = passMark;
      if (added)
        section.children?.push({ id: added, title: added, fullMarks: 1, rule: { type: "marks" } });
    }
  });
  const draft = await findDraft(draftId);
  if (!draft) throw new Error("no draft");
  const { document, ...view } = draft;
  return { view, prepared: prepare(document) };
}

type Candidate = Awaited<ReturnType<typeof candidateWith>>;

/** The page as the server streams it, and what of it had been sent when each page of outcomes was asked for. */
async function streamed({ view, prepared }: Candidate) {
  const { basedOn } = view;
  if (!basedOn) throw new Error("drawn from nothing");
  const sentBefore: string[] = [];
  let sent = "";
  const load: LoadReplay = (_, so) => {
    sentBefore.push(sent);
    return replayAfter(basedOn.id, prepared, so);
  };
  const total = await countOutcomes(basedOn);
  await new Promise<void>((resolve, reject) => {
    const stream = new PassThrough().setEncoding("utf8");
    stream.on("data", (part: string) => {
      sent += part;
    });
    stream.on("end", resolve);
    renderToPipeableStream(
      // Directly at the root React would wait for all of it: a boundary there could still hold the document's head.
      <main>
        <ReplayPage view={view} basedOn={basedOn} total={total} load={load} />
      </main>,
      {
        onError: reject,
      },
    ).pipe(stream);
  });
  const { document } = new Window();
  document.body.innerHTML = sent;
  const rowsOf = (caption: string) => {
    const table = [...document.querySelectorAll("table")].find(
      (one) => one.querySelector("caption")?.textContent === caption,
    );
    const rows = [...(table?.querySelectorAll("tbody tr") ?? [])];
    return rows.map((row) => [...row.children].map((cell) => cell.textContent));
  };
  return { total, sentBefore, text: document.body.textContent, rowsOf };
}

/** The furthest that a page in the making says it has come. */
const progressIn = (html: string) =>
  [...html.matchAll(/已重算[^\d]*(\d+)/g)].map(([, done]) => Number(done)).at(-1);

const flips = "结论不同的申报";

describe("a candidate replayed on hundreds of frozen applications", () => {
  beforeAll(async () => {
    // 100, 96.5 and 59.99 marks of the digital platform's 100.
    await copies(await newApproved(), 149, "优", 6);
    await copies(await newApproved({ [devices]: 2.5 }), 529, "中", 2.5);
    const failing = await newApproved({ ...levelsAtNothing(world), [devices]: 2.99 });
    await copies(failing, 9, "差", 2.99);
  });

  it("says how far it has come before each further page, and ends with all of them", async () => {
    const { total, sentBefore, text, rowsOf } = await streamed(await candidateWith(98));
    expect(total).toBe(690);
    expect(sentBefore.slice(1).map(progressIn)).toEqual([0, 200, 400]);
    expect(text).toContain("690 份申报中，530 份的结论会改变。");
    expect(rowsOf("结论对照")).toEqual([
      ["达标", "达标", "150", "不变"],
      ["达标", "未达标", "530", "结论改变"],
      ["未达标", "未达标", "10", "不变"],
    ]);
  });

  it("lists five hundred of those that turn, each once, and counts the others", async () => {
    const { rowsOf, text } = await streamed(await candidateWith(98));
    const listed = rowsOf(flips);
    expect(listed).toHaveLength(500);
    expect(new Set(listed.map(([community]) => community)).size).toBe(500);
    const copied = listed.filter(([community]) => /^中\d{4}拱墅区$/.test(community ?? ""));
    expect(copied.length).toBeGreaterThanOrEqual(499);
    for (const row of listed)
      expect(row.slice(1)).toEqual(["测试批次（待公布）", "达标 → 未达标", "数字化平台落地性"]);
    expect(text).toContain("另有 30 份未列出。");
  });

  it("lists every one that turns where there are fewer", async () => {
    const { rowsOf, text } = await streamed(await candidateWith(59));
    const names = rowsOf(flips).map(([community]) => community ?? "");
    const copied = Array.from({ length: 9 }, (_, i) => `差000${i + 1}拱墅区`);
    expect(names.filter((name) => name.startsWith("差")).sort()).toEqual(copied);
    expect(names).toHaveLength(10);
    expect(text).not.toContain("未列出");
  });

  it("says of those that a new point leaves without a conclusion why they have none", async () => {
    const { rowsOf, text } = await streamed(await candidateWith(60, "digital-new"));
    expect(text).toContain("690 份申报中，690 份在新版本下还没有结论。");
    expect(text).toContain("“缺少填报”：新版本有原来没有填过的评分点，补填以后才有结论。");
    expect(rowsOf("结论对照")).toEqual([
      ["达标", "缺少填报", "680", "没有结论"],
      ["未达标", "缺少填报", "10", "没有结论"],
    ]);
  });

  it("ends as well where the last page is just full, and leaves every outcome as it was", async () => {
    const print = () =>
      sql(world, `SELECT count(*), md5(string_agg(o::text, '' ORDER BY "id")) FROM "Outcome" o`);
    await copies(await newApproved(), 109, "满", 6);
    const before = await print();
    const { total, sentBefore, text } = await streamed(await candidateWith(60));
    expect(total).toBe(800);
    expect(sentBefore).toHaveLength(5);
    expect(text).toContain("800 份申报的结论都不改变。");
    expect(await print()).toEqual(before);
  });
});

describe("the outcomes a candidate is replayed on", () => {
  it("come in pages, each once, and are those of one version only", async () => {
    const version = world.prepared.standard;
    const ids: string[] = [];
    for (let after: string | null = null; ; after = ids.at(-1) ?? null) {
      const page = await outcomesAfter(version, after, 300);
      ids.push(...page.map(({ id }) => id));
      if (page.length < 300) break;
    }
    expect(new Set(ids).size).toBe(await countOutcomes(version));
    expect(ids).toHaveLength(new Set(ids).size);
    expect(await outcomesAfter({ ...version, version: "none" }, null, 2)).toEqual([]);
  });
});
