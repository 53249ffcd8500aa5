import "server-only";
import { applicationPage } from "../application/data";
import { type OperationName, refusalOf } from "../application/policy";
import type { ApplicationRecord, State } from "../application/types";
import { partRows } from "../assignment/loaders";
import type { PartState } from "../assignment/types";
import { can } from "../auth/permissions";
import { requirePermission } from "../auth/session";
import type { Person } from "../auth/types";
import { allBatches } from "../batch/data";
import { phaseOf } from "../batch/types";
import { dayOf } from "../calendar";
import { countCommunities } from "../community/data";
import { objectionPage } from "../objection/data";
import { openDrafts } from "../standard/data";
import { draftRefusal } from "../standard/policy";
import { namedPoints } from "./data";
import { applicationHref, daysBetween } from "./policy";
import type { DeskBatch, DeskProposal, DeskRow, DeskSection, DeskView, PartSection } from "./types";

const shown = 50;
const soonDays = 14;

interface Plan {
  key: string;
  title: string;
  lead: string;
  states: readonly State[];
  /** What the person is to do; where the policy refuses it, the row says why. */
  operation?: OperationName;
  /** As whom the list is read, where an administrator also reviews. */
  as?: "reviewer";
}

const returned: Plan = {
  key: "returned",
  title: "退回整改",
  lead: "按审核意见改正被点名的内容后重新提交。",
  states: ["returned"],
};
const drafts: Plan = {
  key: "drafts",
  title: "填报中",
  lead: "在批次截止日之前填完并提交。",
  states: ["draft"],
  operation: "save-answers",
};
const underway: Plan = {
  key: "underway",
  title: "办理中",
  lead: "已提交，由市建委核验、审定、公示和公布，不需要您操作。",
  states: ["submitted", "verified", "approved", "notice"],
};
const toVerify: Plan = {
  key: "to-verify",
  title: "待核验",
  lead: "您参与审核的批次中，已提交等待核验的申报。",
  states: ["submitted"],
  operation: "rule",
};
const toApprove: Plan = {
  key: "to-approve",
  title: "待审定",
  lead: "核验已完成，须由未参与核验的管理员审定。",
  states: ["verified"],
  operation: "approve",
};
const toAnnounce: Plan = {
  key: "to-announce",
  title: "待公示",
  lead: "已审定，开始公示后居民可以查看。",
  states: ["approved"],
  operation: "announce",
};
const toPublish: Plan = {
  key: "to-publish",
  title: "公示中",
  lead: "公示期满后公布结果。",
  states: ["notice"],
  operation: "publish",
};

const plans: Record<Person["role"], readonly Plan[]> = {
  "district-official": [returned, drafts, underway],
  // A contributor's desk shows parts, not applications.
  contributor: [],
  reviewer: [toVerify],
  observer: [],
  administrator: [toApprove, toAnnounce, toPublish, { ...toVerify, as: "reviewer" }],
};

function toRow(
  { view, facts }: ApplicationRecord,
  person: Person,
  plan: Plan,
  named: ReadonlyMap<string, number>,
  today: string,
): DeskRow {
  const refusal = plan.operation ? refusalOf(plan.operation, person, facts, today) : null;
  const points = plan === returned ? named.get(view.id) : undefined;
  return {
    id: view.id,
    communityName: view.communityName,
    districtName: view.districtName,
    batchTitle: view.batchTitle,
    state: view.state,
    since: view.stateSince,
    dueOn: view.state === "draft" ? view.closesOn : view.dueOn,
    href: applicationHref(person.role, view.state, view.id),
    note: points
      ? `点名 ${points} 项`
      : (view.sentBackReason && "被退回核验") || (refusal?.message ?? null),
  };
}

async function section(person: Person, plan: Plan, today: string): Promise<DeskSection> {
  const reader = { id: person.id, role: plan.as ?? person.role, districtId: person.districtId };
  const { applications, total } = await applicationPage(reader, { states: plan.states }, 1, shown);
  const named =
    plan === returned ? await namedPoints(applications.map(({ view }) => view.id)) : new Map();
  const { key, title, lead } = plan;
  const rows = applications.map((application) => toRow(application, person, plan, named, today));
  return { key, title, lead, rows, total };
}

interface PartPlan {
  key: string;
  title: string;
  lead: string;
  of: "own" | "district";
  states: readonly PartState[];
}

const partPlans: Partial<Record<Person["role"], readonly PartPlan[]>> = {
  contributor: [
    {
      key: "parts-open",
      title: "待填写",
      lead: "分派给您的部分，填好后在页面下方交回。",
      of: "own",
      states: ["open"],
    },
    {
      key: "parts-done",
      title: "已交回",
      lead: "由区县市申报人员核对；退回补填的会回到上面。",
      of: "own",
      states: ["handed-in", "accepted"],
    },
  ],
  "district-official": [
    {
      key: "parts-check",
      title: "待核对",
      lead: "填报人员已交回的部分，核对通过后才能提交申报。",
      of: "district",
      states: ["handed-in"],
    },
  ],
};

/** What of the parts handed out concerns a person's desk. */
const partsFor = (person: Person): Promise<PartSection[]> =>
  Promise.all(
    (partPlans[person.role] ?? []).map(async ({ of, states, ...words }) => {
      const own = of === "own";
      const scope = own ? { contributorId: person.id } : { districtId: person.districtId ?? "" };
      return { ...words, ...(await partRows(scope, states)) };
    }),
  );

async function batchesFor(person: Person, today: string): Promise<DeskBatch[]> {
  if (!["district-official", "administrator"].includes(person.role)) return [];
  const running = (await allBatches())
    .map((batch) => ({ ...batch, phase: phaseOf(batch, today) }))
    .filter((batch) => batch.phase === "running")
    .sort((one, other) => one.closesOn.localeCompare(other.closesOn));
  return person.role === "administrator"
    ? running.filter((batch) => daysBetween(today, batch.closesOn) <= soonDays)
    : running;
}

async function proposalsFor(person: Person): Promise<DeskProposal[]> {
  if (!can(person, "standard.maintain")) return [];
  return (await openDrafts())
    .filter(({ view }) => view.state === "proposed")
    .map(({ view }) => ({
      id: view.id,
      title: `${view.title} ${view.version}`,
      proposedBy: view.proposedBy ?? "",
      note: draftRefusal("adopt", person, view)?.message ?? null,
    }));
}

const objectionsFor = async (person: Person): Promise<DeskView["objections"]> => {
  if (!can(person, "objection.read")) return { rows: [], total: 0 };
  const { objections, total } = await objectionPage(person, false, 1, shown);
  return { rows: objections, total };
};

/** What waits for the person who asks, oldest first, by what the role is to do. */
export async function loadDesk(): Promise<DeskView> {
  const person = await requirePermission("desk.read");
  const today = dayOf(new Date());
  const [sections, batches, proposals, communities, parts, objections] = await Promise.all([
    Promise.all(plans[person.role].map((plan) => section(person, plan, today))),
    batchesFor(person, today),
    proposalsFor(person),
    person.districtId ? countCommunities(person.districtId) : 0,
    partsFor(person),
    objectionsFor(person),
  ]);
  const waiting = { sections, parts, objections, batches, proposals, communities };
  return { role: person.role, today, ...waiting };
}
