/**
 * Demonstration data: invented communities in a batch that says so, taken through the real workflow.
 * The newcomer's own story starts at 翠柏社区, which has no application yet. Every step looks first whether it
 * has been done, so that a start that was cut off is made whole by the next one.
 */
import { insertAccount } from "../lib/account/mutations";
import { answersOf } from "../lib/application/data";
import {
  claimWaiver,
  saveAnswers,
  startApplication,
  submitApplication,
} from "../lib/application/mutations";
import { askedLeaves } from "../lib/application/score";
import { audited } from "../lib/audit/mutations";
import { system } from "../lib/audit/types";
import type { Person, Role } from "../lib/auth/types";
import { openBatch } from "../lib/batch/mutations";
import { dayOf } from "../lib/calendar";
import { registerCommunity } from "../lib/community/mutations";
import { db } from "../lib/db";
import { announce } from "../lib/notice/mutations";
import { publish } from "../lib/publication/mutations";
import {
  acceptPoints,
  approve,
  concludeVerification,
  rulePoint,
  ruleWaiver,
} from "../lib/review/mutations";
import { type Answer, type LeafNode, requiredQuantity } from "../lib/scoring";
import { countFigures, findStandardId, preparedStandard } from "../lib/standard/data";
import { type CommunityName, communities } from "./demonstration-communities";
import { putOnNotice } from "./demonstration-notice";
import { share } from "./demonstration-parts";
import { importEarlierResults } from "./demonstration-results";
import { holdSurvey, runSurvey } from "./demonstration-survey";

export const demonstrationAccounts = [
  {
    username: "gongshu",
    name: "陈思远",
    role: "district-official",
    districtId: "gongshu",
    title: "拱墅区申报人员",
  },
  {
    username: "xihu",
    name: "沈若兰",
    role: "district-official",
    districtId: "xihu",
    title: "西湖区申报人员",
  },
  {
    username: "xiaohe",
    name: "吴佳宁",
    role: "contributor",
    districtId: "gongshu",
    unit: "小河街道",
    title: "小河街道填报人员",
  },
  { username: "reviewer", name: "林书仪", role: "reviewer", title: "市建委审核人员" },
  { username: "admin", name: "周明", role: "administrator", title: "市建委管理员" },
  { username: "deputy", name: "方敏", role: "administrator", title: "市建委管理员（第二人）" },
  { username: "province", name: "蒋雨桐", role: "observer", title: "省级观察员" },
] as const satisfies {
  username: string;
  name: string;
  role: Role;
  districtId?: string;
  unit?: string;
  title: string;
}[];

const password = "Weilai-2026";

/** An answer of about `quality` (0…1) of a point's marks. */
function answerAt(
  leaf: LeafNode,
  quality: number,
  facts: { households: number; residents: number },
): Answer {
  const { rule } = leaf;
  const aim = leaf.fullMarks * quality;
  switch (rule.type) {
    case "marks": {
      const steps = Math.round(1 / (rule.step ?? 0.01));
      return Math.round(aim * steps) / steps;
    }
    case "levels":
      return rule.levels.reduce((best, level) =>
        Math.abs(level.marks - aim) < Math.abs(best.marks - aim) ? level : best,
      ).id;
    case "checklist": {
      let sum = 0;
      return rule.items.flatMap((item) => {
        if (sum + item.marks > aim + 0.5) return [];
        sum += item.marks;
        return [item.id];
      });
    }
    case "requirement":
      return true;
    case "quota": {
      const required = Number(requiredQuantity(rule, { type: "", ...facts }));
      return { actual: Math.round(required * quality * 100) / 100 };
    }
    case "survey": {
      const happy = Math.round(260 * quality);
      const counts = [happy, 300 - happy, 24, 9, 3];
      return Object.fromEntries(rule.options.map((option, i) => [option.id, counts[i] ?? 0]));
    }
  }
}

const day = 24 * 60 * 60 * 1_000;

async function person(username: string): Promise<Person> {
  const account = await db().account.findUniqueOrThrow({
    where: { username },
    include: { district: true },
  });
  return {
    id: account.id,
    username,
    name: account.name,
    role: account.role as Role,
    districtId: account.districtId,
    districtName: account.district?.name ?? null,
    mustChangePassword: false,
  };
}

async function version(id: string): Promise<number> {
  return (await db().application.findUniqueOrThrow({ where: { id } })).version;
}

interface Plan {
  official: Person;
  communityId: string;
  batchId: string;
  quality: number;
  /** Points that differ from the overall quality. */
  except?: Record<string, number>;
  waive?: string;
  /** Done before it is submitted. */
  before?: (applicationId: string) => Promise<void>;
}

async function enter({
  official,
  communityId,
  batchId,
  quality,
  except,
  waive,
  before,
}: Plan): Promise<string> {
  const known = await db().application.findFirst({ where: { batchId, communityId } });
  const applicationId = known?.id ?? (await startApplication(official, batchId, communityId));
  if (known && known.state !== "draft") return applicationId;
  const community = await db().community.findUniqueOrThrow({ where: { id: communityId } });
  const { standardId } = await db().batch.findUniqueOrThrow({ where: { id: batchId } });
  const leaves = askedLeaves(await preparedStandard(standardId), community.type);
  if (waive && (await db().waiver.count({ where: { applicationId } })) === 0)
    await claimWaiver(official, {
      applicationId,
      nodeId: waive,
      version: 0,
      reason: "社区为建成区，用地受限，经街道和规划部门现场核实无法增设，拟由相邻社区共享。",
    });
  await saveAnswers(official, {
    applicationId,
    answers: leaves.map((leaf) => ({
      nodeId: leaf.id,
      version: 0,
      value: answerAt(leaf, except?.[leaf.id] ?? quality, community),
      note: leaf.evidence ? `已备：${leaf.evidence}。`.slice(0, 200) : "",
    })),
  });
  await before?.(applicationId);
  await submitApplication(official, applicationId, await version(applicationId));
  return applicationId;
}

interface Adjustment {
  nodeId: string;
  value: Answer;
  reason: string;
}

/** Verified, with one adjusted point where `adjust` names one, approved, announced and published, from wherever it stands. */
async function settle(
  id: string,
  reviewer: Person,
  admin: Person,
  adjust?: Adjustment,
  until?: "approved",
): Promise<void> {
  const state = async () => (await db().application.findUniqueOrThrow({ where: { id } })).state;
  if ((await state()) === "submitted") {
    const ruled = new Set(
      (await db().ruling.findMany({ where: { applicationId: id } })).map((r) => r.nodeId),
    );
    if (adjust && !ruled.has(adjust.nodeId))
      await rulePoint(reviewer, { kind: "adjusted", applicationId: id, version: 0, ...adjust });
    for (const waiver of await db().waiver.findMany({ where: { applicationId: id, ruling: null } }))
      await ruleWaiver(reviewer, {
        applicationId: id,
        nodeId: waiver.nodeId,
        version: waiver.version,
        ruling: "accepted",
        reason: "情况属实。",
      });
    const rest = (await answersOf(id))
      .map(({ nodeId }) => nodeId)
      .filter((nodeId) => !ruled.has(nodeId));
    if (rest.length > 0) await acceptPoints(reviewer, id, rest);
    await concludeVerification(reviewer, id, await version(id));
  }
  if ((await state()) === "verified") await approve(admin, id, await version(id));
  if (until) return;
  // On notice long enough ago for the period to be over.
  if ((await state()) === "approved")
    await announce(admin, id, await version(id), dayOf(new Date(Date.now() - 30 * day)));
  if ((await state()) === "notice") await publish(admin, id, await version(id));
}

async function openDemonstrationBatch(admin: Person, reviewer: Person): Promise<string> {
  const title = "未来社区验收演示批次";
  const known = await db().batch.findUnique({ where: { title } });
  if (known) return known.id;
  const standardId = await findStandardId("hangzhou-municipal");
  if (!standardId) throw new Error("内置市级标准尚未载入");
  return openBatch(admin, {
    title,
    standardId,
    opensOn: dayOf(new Date(Date.now() - 60 * day)),
    closesOn: dayOf(new Date(Date.now() + 60 * day)),
    reviewerIds: [reviewer.id],
    confirmedName: admin.name,
    assumedFigures: countFigures(await preparedStandard(standardId)).assumed,
  });
}

/** Fills the database with accounts, communities, a batch and applications in several states, or completes that. */
export async function demonstrate(): Promise<void> {
  for (const { title: _, ...account } of demonstrationAccounts)
    if (!(await db().account.findUnique({ where: { username: account.username } })))
      await insertAccount(system, account, password, false);
  const gongshu = await person("gongshu");
  const xihu = await person("xihu");
  const reviewer = await person("reviewer");
  const admin = await person("admin");
  const batchId = await openDemonstrationBatch(admin, reviewer);
  const ids = new Map<CommunityName, string>();
  for (const { district, ...community } of communities) {
    const known = await db().community.findFirst({
      where: { districtId: district, name: community.name },
    });
    const official = district === "gongshu" ? gongshu : xihu;
    const id =
      known?.id ?? (await registerCommunity({ ...official, districtId: district }, community));
    ids.set(community.name, id);
  }
  await importEarlierResults(gongshu);
  const submit = (name: CommunityName, plan: Omit<Plan, "communityId" | "batchId">) =>
    enter({ ...plan, communityId: ids.get(name) ?? "", batchId });
  await settle(await submit("运河湾社区", { official: gongshu, quality: 0.93 }), reviewer, admin);
  const cloud = await submit("云栖里社区", {
    official: xihu,
    quality: 0.8,
    waive: "neighbourhood-culture-heritage",
  });
  await settle(cloud, reviewer, admin, {
    nodeId: "digital-access-devices",
    value: 2.1,
    reason: "现场抽查 30 台设备，近一个月在线 11 台，按实际在线率折算。",
  });
  const garden = await submit("桂语里社区", { official: xihu, quality: 0.9 });
  await settle(garden, reviewer, admin, undefined, "approved");
  await putOnNotice(garden, admin, await person("deputy"));
  await submit("桥西里社区", {
    official: gongshu,
    quality: 0.84,
    before: (applicationId) =>
      holdSurvey({ official: gongshu, applicationId, households: 960, answers: 287, content: 84 }),
  });
  const shared = await share({
    official: gongshu,
    contributor: await person("xiaohe"),
    communityId: ids.get("登云坊社区") ?? "",
    batchId,
    answer: (leaf, facts) => answerAt(leaf, 0.88, facts),
  });
  await runSurvey({
    ...{ official: gongshu, applicationId: shared, households: 1_340, answers: 126, content: 88 },
  });
  await audited(system, async (_tx, record) =>
    record({ action: "demonstration.loaded", subjectType: "demonstration", subjectId: "all" }),
  );
}

/** True on a database without accounts, and on one where the demonstration was begun but not finished. */
export async function wantsDemonstration(): Promise<boolean> {
  if ((await db().account.count()) === 0) return true;
  const begun = await db().auditRecord.findFirst({
    where: { action: "account.created", actorId: null, actorName: system.name },
  });
  const finished = await db().auditRecord.findFirst({ where: { action: "demonstration.loaded" } });
  return begun !== null && finished === null;
}
