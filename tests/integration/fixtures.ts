import pg from "pg";
import { insertAccount } from "@/lib/account/mutations";
import { saveAnswers, startApplication, submitApplication } from "@/lib/application/mutations";
import { askedLeaves } from "@/lib/application/score";
import { audited } from "@/lib/audit/mutations";
import { system } from "@/lib/audit/types";
import type { Person, Role } from "@/lib/auth/types";
import { openBatch } from "@/lib/batch/mutations";
import { dayOf } from "@/lib/calendar";
import { registerCommunity } from "@/lib/community/mutations";
import type { CommunityInput } from "@/lib/community/schema";
import { db } from "@/lib/db";
import { Refusal, type RefusalCode } from "@/lib/errors";
import { announce } from "@/lib/notice/mutations";
import { publish } from "@/lib/publication/mutations";
import { acceptPoints, approve, concludeVerification } from "@/lib/review/mutations";
import { type Answer, type LeafNode, type Prepared, requiredQuantity } from "@/lib/scoring";
import { countFigures, findStandardId, preparedStandard } from "@/lib/standard/data";
import { loadStandard } from "@/lib/standard/mutations";
import { bundledStandards } from "@/lib/standards";
import { districts } from "@/prisma/districts";
import { freshDatabase } from "./database";

export interface World {
  url: string;
  standardId: string;
  prepared: Prepared;
  batchId: string;
  /** Officials: two of 拱墅区, one of 西湖区. */
  official: Official;
  colleague: Official;
  stranger: Official;
  /** Reviewers: two of the batch, one of no batch. */
  reviewer: Person;
  secondReviewer: Person;
  outsider: Person;
  /** Administrators: two of none, one who also reviews the batch. */
  admin: Person;
  secondAdmin: Person;
  deputy: Person;
  /** 街道、社区: two of 拱墅区, one of 西湖区. */
  contributor: Official;
  neighbour: Official;
  foreigner: Official;
  observer: Person;
  close: () => Promise<void>;
}

export type Official = Person & { districtId: string };

export const password = "Ceshi-mima-2026";

async function account(username: string, name: string, role: Role, districtId?: string) {
  const id = await insertAccount(
    system,
    { username, name, role, ...(districtId ? { districtId } : {}) },
    password,
    false,
  );
  return { id, username, name, role, districtName: null, mustChangePassword: false };
}

const inOffice = async (
  ...args: [string, string, Exclude<Role, "district-official" | "contributor">]
) => ({
  ...(await account(...args)),
  districtId: null,
});

const inDistrict = async (
  username: string,
  name: string,
  districtId: string,
  role: Role = "district-official",
) => ({ ...(await account(username, name, role, districtId)), districtId });

const day = 24 * 60 * 60 * 1_000;
/** A day in Hangzhou, counted from today. */
export const dayFromToday = (days: number) => dayOf(new Date(Date.now() + days * day));

/** A database of one's own with districts, standards, accounts and a running batch, as the product would make it. */
export async function openWorld(): Promise<World> {
  const database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.NEXTAUTH_SECRET = "tests-tests-tests-tests-tests-tests-tests";
  await audited(system, async (tx, record) => {
    await tx.district.createMany({
      data: districts.map((district, position) => ({ ...district, position })),
    });
    record({ action: "districts.loaded", subjectType: "district", subjectId: "all" });
  });
  for (const standard of bundledStandards) await loadStandard(standard);
  const standardId = await findStandardId("hangzhou-municipal");
  if (!standardId) throw new Error("the municipal standard is not stored");
  const prepared = await preparedStandard(standardId);
  const people = {
    official: await inDistrict("gongshu", "陈一", "gongshu"),
    colleague: await inDistrict("gongshu2", "陈二", "gongshu"),
    stranger: await inDistrict("xihu", "沈三", "xihu"),
    reviewer: await inOffice("reviewer", "林四", "reviewer"),
    secondReviewer: await inOffice("reviewer2", "林五", "reviewer"),
    outsider: await inOffice("outsider", "林六", "reviewer"),
    admin: await inOffice("admin", "周七", "administrator"),
    secondAdmin: await inOffice("admin2", "周八", "administrator"),
    deputy: await inOffice("deputy", "周九", "administrator"),
    contributor: await inDistrict("xiaohe", "吴十", "gongshu", "contributor"),
    neighbour: await inDistrict("gongchen", "吴甲", "gongshu", "contributor"),
    foreigner: await inDistrict("sandun", "吴乙", "xihu", "contributor"),
    observer: await inOffice("province", "蒋丙", "observer"),
  };
  const world = {
    url: database.url,
    standardId,
    prepared,
    ...people,
    batchId: "",
    close: async () => {
      await db().$disconnect();
      await database.drop();
    },
  };
  world.batchId = await newBatch(world, "测试批次", -30, 30);
  return world;
}

/** A batch reviewed by two reviewers and the deputy, from and to a number of days from today. */
export async function newBatch(
  world: Omit<World, "batchId">,
  title: string,
  from: number,
  to: number,
): Promise<string> {
  const { admin, reviewer, secondReviewer, deputy, standardId, prepared } = world;
  return openBatch(admin, {
    title,
    standardId,
    opensOn: dayFromToday(from),
    closesOn: dayFromToday(to),
    reviewerIds: [reviewer.id, secondReviewer.id, deputy.id],
    confirmedName: admin.name,
    assumedFigures: countFigures(prepared).assumed,
  });
}

export const communityInput: CommunityInput = {
  name: "测试社区",
  street: "测试街道",
  type: "renewal",
  tier: "municipal-candidate",
  households: 1_000,
  residents: 2_800,
  stage: "acceptance",
};

let communities = 0;

/** A community of its own and a draft for it. */
export async function newDraft(
  world: World,
  { by = world.official, ...facts }: Partial<CommunityInput> & { by?: Official } = {},
): Promise<{ id: string; communityId: string }> {
  communities += 1;
  const input = { ...communityInput, name: `测试社区${communities}`, ...facts };
  const communityId = await registerCommunity(by, input);
  return { id: await startApplication(by, world.batchId, communityId), communityId };
}

/** The best answer a point takes: full marks whatever its rule. */
export function bestAnswer(leaf: LeafNode): Answer {
  const { rule } = leaf;
  switch (rule.type) {
    case "marks":
      return leaf.fullMarks;
    case "levels":
      return rule.levels.reduce((best, level) => (level.marks > best.marks ? level : best)).id;
    case "checklist":
      return rule.items.map((item) => item.id);
    case "requirement":
      return true;
    case "quota": {
      const { households, residents } = communityInput;
      return { actual: Number(requiredQuantity(rule, { type: "", households, residents })) };
    }
    case "survey":
      return Object.fromEntries(rule.options.map((option, i) => [option.id, i === 0 ? 120 : 0]));
  }
}

export const pointsOf = (world: World, type = "renewal", waived: string[] = []): string[] =>
  askedLeaves(world.prepared, type, waived).map((leaf) => leaf.id);

/** Fills every point with its best answer, but for those named. */
export async function fill(
  world: World,
  id: string,
  except: Record<string, Answer | null> = {},
  { type = "renewal", by = world.official }: { type?: string; by?: Person } = {},
): Promise<void> {
  await saveAnswers(by, {
    applicationId: id,
    answers: askedLeaves(world.prepared, type).map((leaf) => ({
      nodeId: leaf.id,
      version: 0,
      value: leaf.id in except ? (except[leaf.id] ?? null) : bestAnswer(leaf),
      note: leaf.rule.type === "survey" ? "问卷统计表，拱建〔2026〕1号" : "",
    })),
  });
}

export const application = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
export const versionOf = async (id: string) => (await application(id)).version;
export const stateOf = async (id: string) => (await application(id)).state;

/** Submits as it stands. */
export const submit = async (by: Person, id: string) =>
  submitApplication(by, id, await versionOf(id));

/** A filled and submitted application. */
export async function newSubmitted(world: World, except: Record<string, Answer> = {}) {
  const draft = await newDraft(world);
  await fill(world, draft.id, except);
  await submit(world.official, draft.id);
  return draft;
}

/** Every point accepted and handed on to approval. */
export async function verify(world: World, id: string, by: Person = world.reviewer) {
  await acceptPoints(by, id, pointsOf(world));
  await concludeVerification(by, id, await versionOf(id));
}

export async function newVerified(world: World, except: Record<string, Answer> = {}) {
  const submitted = await newSubmitted(world, except);
  await verify(world, submitted.id);
  return submitted;
}

/** Puts on notice what is approved, on a day so long ago that the period is over. */
export async function announced(world: World, id: string): Promise<void> {
  await announce(world.admin, id, await versionOf(id), dayFromToday(-30));
}

/** Approved, on notice and published. @returns the outcome's public code */
export async function published(world: World, id: string): Promise<string> {
  await approve(world.admin, id, await versionOf(id));
  await announced(world, id);
  return publish(world.admin, id, await versionOf(id));
}

/** The refusal with which a change ends; fails where it goes through or breaks. */
export async function refusal(change: Promise<unknown>): Promise<Refusal> {
  try {
    await change;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("expected a refusal, but the change went through");
}

/** What became of a change: `done`, or the code of its refusal. */
export async function fate(change: Promise<unknown>): Promise<"done" | RefusalCode> {
  try {
    await change;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Runs SQL past the product, as somebody with the database's password could. */
export async function sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  world: World,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: world.url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Starts changes while a transaction of its own holds something, and lets go once so many of them wait for a lock. */
export async function whileHeld<Fate>(
  world: World,
  statement: string,
  waiters: number,
  start: () => Promise<Fate>[],
): Promise<Fate[]> {
  const holder = new pg.Client({ connectionString: world.url });
  await holder.connect();
  await holder.query("BEGIN");
  await holder.query(statement);
  const started = start();
  const waiting = `SELECT FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`;
  while ((await sql(world, waiting)).length < waiters);
  await holder.query("COMMIT");
  await holder.end();
  return Promise.all(started);
}
