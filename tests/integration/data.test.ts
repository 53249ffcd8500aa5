import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allAccounts, contributorsOf } from "@/lib/account/data";
import {
  answersOf,
  applicationPage,
  findApplication,
  newestApplications,
} from "@/lib/application/data";
import { saveAnswers, startApplication } from "@/lib/application/mutations";
import { maySee } from "@/lib/application/policy";
import { type State, states } from "@/lib/application/types";
import { partPage } from "@/lib/assignment/data";
import { assignParts } from "@/lib/assignment/mutations";
import { auditPage } from "@/lib/audit/data";
import type { Person } from "@/lib/auth/types";
import { allBatches } from "@/lib/batch/data";
import { communityPage, findCommunity } from "@/lib/community/data";
import { registerCommunity } from "@/lib/community/mutations";
import { dashboardFor } from "@/lib/dashboard/loaders";
import { db } from "@/lib/db";
import { publishedPage } from "@/lib/publication/data";
import {
  communityInput,
  newBatch,
  newDraft,
  openWorld,
  refusal,
  sql,
  versionOf,
  type World,
} from "./fixtures";
import { trafficOf } from "./statements";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("lists", () => {
  it("show exactly what each person may see, in every state", async () => {
    const elsewhere = { ...world, batchId: await newBatch(world, "别的批次", -1, 1) };
    await sql(world, `DELETE FROM "BatchReviewer" WHERE "batchId" = $1 AND "accountId" = $2`, [
      elsewhere.batchId,
      world.secondReviewer.id,
    ]);
    const ids: string[] = [];
    for (const where of [world, elsewhere])
      for (const by of [world.official, world.stranger])
        for (const state of Object.keys(states)) {
          const { id } = await newDraft(where, { by });
          await sql(world, `UPDATE "Application" SET "state" = $1 WHERE "id" = $2`, [state, id]);
          ids.push(id);
        }
    const { official, colleague, stranger, reviewer, secondReviewer, outsider, admin, deputy } =
      world;
    const { contributor, neighbour, foreigner, observer } = world;
    // One part in hand, one handed in, one taken over again; somebody moved away with a part in hand.
    const parts: [Person, number, string][] = [
      [contributor, 0, "open"],
      [contributor, 3, "accepted"],
      [contributor, 1, "taken-over"],
      [foreigner, 2, "open"],
    ];
    for (const [person, at, state] of parts)
      await sql(
        world,
        `INSERT INTO "SectionAssignment" ("id", "applicationId", "nodeId", "contributorId", "assignedById", "state")
         VALUES (gen_random_uuid(), $1, 'digital', $2, $3, $4)`,
        [ids[at], person.id, official.id, state],
      );
    for (const person of [
      ...[official, colleague, stranger, reviewer, secondReviewer, outsider, admin, deputy],
      ...[contributor, neighbour, foreigner, observer],
      { ...official, districtId: null },
    ]) {
      const listed = (await applicationPage(person, {}, 1, 100)).applications.map(
        ({ view }) => view.id,
      );
      const seen: string[] = [];
      for (const id of ids) {
        const found = await findApplication(id);
        if (found && maySee(person, found.facts)) seen.push(id);
      }
      expect([...listed].sort(), person.name).toEqual(seen.sort());
      const drafts = await applicationPage(person, { states: ["draft"] satisfies State[] }, 1, 100);
      expect(drafts.applications.every(({ view }) => view.state === "draft")).toBe(true);
      expect(drafts.total).toBe(drafts.applications.length);
    }
    expect((await applicationPage(outsider, {}, 1, 100)).total).toBe(0);
    expect((await applicationPage(contributor, {}, 1, 100)).total).toBe(2);
    expect((await applicationPage(neighbour, {}, 1, 100)).total).toBe(0);
    expect((await applicationPage(foreigner, {}, 1, 100)).total).toBe(0);
    expect((await applicationPage(observer, {}, 1, 100)).total).toBe(16);
    expect((await applicationPage(official, {}, 1, 100)).total).toBe(16);
    expect((await applicationPage(secondReviewer, {}, 1, 100)).total).toBe(14);
  });

  it("are cut into pages that hold every row once", async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((page) => applicationPage(world.admin, {}, page, 5)),
    );
    const ids = pages.flatMap(({ applications }) => applications.map(({ view }) => view.id));
    expect(new Set(ids).size).toBe(32);
    expect(ids).toHaveLength(32);
  });

  it("send no more statements for many rows than for few", async () => {
    const readings = {
      applications: () => applicationPage(world.admin, {}, 1, 100),
      communities: () => communityPage(null, {}, { page: 1, size: 100 }),
      batches: () => allBatches(),
      accounts: () => allAccounts(),
      audit: () => auditPage(1, 100),
      outcomes: () => publishedPage(1, 100),
      contributors: () => contributorsOf("gongshu"),
      parts: () => partPage({ districtId: "gongshu" }, ["open"], 100),
      newest: async () => newestApplications(world.admin, await communityIds()),
      dashboard: () => dashboardFor(world.admin),
    };
    const communityIds = async () =>
      (await sql<{ id: string }>(world, `SELECT "id" FROM "Community"`)).map(({ id }) => id);
    const count = async () => {
      const counts: Record<string, number> = {};
      for (const [name, read] of Object.entries(readings))
        counts[name] = (await trafficOf(read)).statements;
      return counts;
    };
    const few = await count();
    expect(Math.min(...Object.values(few))).toBeGreaterThan(0);
    for (let i = 0; i < 8; i += 1) {
      const { id } = await newDraft(world);
      await assignParts(world.official, {
        ...{
          applicationId: id,
          contributorId: world.contributor.id,
          nodeIds: ["digital", "party"],
        },
        ...{ comment: "", dueOn: null },
      });
    }
    await newBatch(world, "第三批次", -1, 1);
    const many = await count();
    expect(many).toEqual(few);
    expect(Math.max(...Object.values(many))).toBeLessThanOrEqual(8);
  });
});

describe("another district's record", () => {
  it("looks like one that does not exist, word for word", async () => {
    const { id, communityId } = await newDraft(world);
    const save = (applicationId: string) =>
      refusal(
        saveAnswers(world.stranger, {
          applicationId,
          answers: [{ nodeId: "digital-access-devices", version: 0, value: 1, note: "" }],
        }),
      );
    const nowhere = "00000000-0000-4000-8000-000000000000";
    expect({ ...(await save(id)) }).toEqual({ ...(await save(nowhere)) });
    expect((await save(id)).message).toBe((await save(nowhere)).message);
    const start = (community: string) =>
      refusal(startApplication(world.stranger, world.batchId, community));
    expect((await start(communityId)).message).toBe((await start(nowhere)).message);
    expect(await versionOf(id)).toBe(1);
    const { communities } = await communityPage("xihu", {}, { page: 1, size: 100 });
    expect(communities.map((community) => community.id)).not.toContain(communityId);
  });
});

describe("text", () => {
  const texts = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '\'; DROP TABLE "Answer"; --',
    "100%_\\",
    "𠮷野家·🏘️ عربى",
    "{{7*7}}",
  ];

  it("comes back as it was typed, whatever it looks like", async () => {
    const { id } = await newDraft(world);
    const points = world.prepared.standard.sections;
    expect(points.length).toBeGreaterThan(0);
    for (const text of texts) {
      const before = (await answersOf(id))[0];
      await saveAnswers(world.official, {
        applicationId: id,
        answers: [
          {
            nodeId: "digital-access-devices",
            version: before?.version ?? 0,
            value: text,
            note: text,
          },
        ],
      });
      expect((await answersOf(id))[0]).toMatchObject({ value: text, note: text });
      const communityId = await registerCommunity(world.official, {
        ...communityInput,
        name: text,
      });
      expect((await findCommunity(communityId))?.name).toBe(text);
    }
    const record = await db().auditRecord.findFirstOrThrow({
      where: { subjectId: id },
      orderBy: { seq: "desc" },
    });
    expect(record.after).toMatchObject({ note: texts.at(-1) });
  });

  it("is looked for as text, not as a pattern", async () => {
    const names = async (q: string) => {
      const { communities } = await communityPage("gongshu", { q }, { page: 1, size: 100 });
      return communities.map(({ name }) => name);
    };
    expect(await names("%")).toEqual(["100%_\\"]);
    expect(await names("_")).toEqual(["100%_\\"]);
    expect(await names("\\")).toEqual(["100%_\\"]);
    expect(await names("<script>")).toEqual(["<script>alert(1)</script>"]);
  });
});
