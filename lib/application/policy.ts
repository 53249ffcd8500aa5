import type { Person } from "../auth/types";
import type { RefusalCode } from "../errors";
import { type NoticeConditions, noticeRefusal, proposalRefusal } from "../notice/policy";
import type { State } from "./types";

/** Anybody, not signed in: may object to what is on notice, and do nothing else. */
export const resident = { id: null, name: "居民", role: "resident", districtId: null } as const;
type Asker = Person | typeof resident;

interface Operation extends NoticeConditions {
  title: string;
  roles: readonly Asker["role"][];
  from: readonly State[];
  /** Where it leads; absent when the state stays. */
  to?: State;
  /** Only within the batch's period. Rectification runs past it: the reviewer asked for it. */
  withinPeriod?: readonly State[];
  /** Only who is named in the batch. */
  ofBatch?: true;
  /** Not by anyone who submitted or verified, whatever the role. */
  secondPerson?: true;
  /** Not by anyone who submitted. */
  notOwn?: true;
}

/**
 * The one table of what may be done to an application: by whom, in which state, and where it leads
 * (通过标准与流程：申报 → 核验 ⇄ 整改 → 审定 → 公示 → 公布). Anything not here is refused.
 */
export const operations = {
  "save-answers": {
    title: "填报",
    roles: ["district-official", "contributor"],
    from: ["draft", "returned"],
    withinPeriod: ["draft"],
  },
  "claim-waiver": {
    title: "申请不适用",
    roles: ["district-official", "contributor"],
    from: ["draft", "returned"],
    withinPeriod: ["draft"],
  },
  submit: {
    title: "提交申报",
    roles: ["district-official"],
    from: ["draft", "returned"],
    to: "submitted",
    withinPeriod: ["draft"],
  },
  "carry-over": {
    title: "沿用往次填报",
    roles: ["district-official"],
    from: ["draft"],
    withinPeriod: ["draft"],
  },
  "hand-out": {
    title: "分派填报",
    roles: ["district-official"],
    from: ["draft", "returned"],
    withinPeriod: ["draft"],
  },
  "hand-in": {
    title: "交回填报",
    roles: ["contributor"],
    from: ["draft", "returned"],
    withinPeriod: ["draft"],
  },
  // Past the period too: what was handed in in time can still be looked at, and taken over.
  "check-part": {
    title: "核对分派的填报",
    roles: ["district-official"],
    from: ["draft", "returned"],
  },
  rule: {
    title: "核定",
    roles: ["reviewer", "administrator"],
    from: ["submitted"],
    ofBatch: true,
    notOwn: true,
  },
  return: {
    title: "退回整改",
    roles: ["reviewer", "administrator"],
    from: ["submitted"],
    to: "returned",
    ofBatch: true,
    notOwn: true,
  },
  conclude: {
    title: "提交审定",
    roles: ["reviewer", "administrator"],
    from: ["submitted"],
    to: "verified",
    ofBatch: true,
    notOwn: true,
  },
  "send-back": {
    title: "退回核验",
    roles: ["administrator"],
    from: ["verified"],
    to: "submitted",
    secondPerson: true,
  },
  approve: {
    title: "审定",
    roles: ["administrator"],
    from: ["verified"],
    to: "approved",
    secondPerson: true,
  },
  announce: {
    title: "开始公示",
    roles: ["administrator"],
    from: ["approved"],
    to: "notice",
    noOpenObjection: true,
  },
  object: { title: "提出异议", roles: ["resident"], from: ["notice"], duringNotice: true },
  // An objection that comes late in the period, or while another one is founded, is answered after that.
  "take-up": {
    title: "受理异议",
    roles: ["reviewer", "administrator"],
    from: ["submitted", "returned", "verified", "approved", "notice"],
    notOwn: true,
  },
  dismiss: {
    title: "认定异议不成立",
    roles: ["reviewer", "administrator"],
    from: ["submitted", "returned", "verified", "approved", "notice"],
    secondPerson: true,
  },
  // Not while it is returned: what the district has in hand would be taken from it.
  uphold: {
    title: "认定异议成立",
    roles: ["reviewer", "administrator"],
    from: ["submitted", "verified", "approved", "notice"],
    to: "submitted",
    secondPerson: true,
  },
  publish: {
    title: "公布结果",
    roles: ["administrator"],
    from: ["notice"],
    to: "published",
    afterNotice: true,
    noOpenObjection: true,
  },
  "propose-amendment": {
    title: "提请更正或撤销",
    roles: ["administrator"],
    from: ["published"],
    proposed: "nothing",
  },
  "drop-amendment": {
    title: "不予更正或撤销",
    roles: ["administrator"],
    from: ["published"],
    proposed: "either",
  },
  // What was published stays as it is; the corrected result goes the whole way again.
  correct: {
    title: "确认更正",
    roles: ["administrator"],
    from: ["published"],
    to: "submitted",
    proposed: "correction",
    notProposer: true,
  },
  revoke: {
    title: "确认撤销",
    roles: ["administrator"],
    from: ["published"],
    to: "revoked",
    proposed: "revocation",
    notProposer: true,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** What the policy must know of an application; read under the row's lock when something is to change. */
export interface ApplicationFacts {
  state: State;
  districtId: string;
  /** ISO days, both inclusive. */
  opensOn: string;
  closesOn: string;
  reviewerIds: readonly string[];
  submitterIds: readonly string[];
  verifierIds: readonly string[];
  /** What is handed out to contributors; what was taken over again is not here. */
  assignments: readonly Assignment[];
  /** On notice: the last day of the period, an ISO day. */
  noticeEndsOn: string | null;
  /** How many objections are not answered. */
  openObjections: number;
  /** What is proposed to be changed of what is published, and by whom. */
  proposal: { kind: "correction" | "revocation"; by: string } | null;
}

/** One page of entry in a contributor's hands. */
export interface Assignment {
  contributorId: string;
  /** The node of the page. */
  nodeId: string;
  state: "open" | "handed-in" | "accepted";
}

export interface PolicyRefusal {
  code: RefusalCode;
  message: string;
}

/** States in which an application is decided: what an observer from the province may read. */
export const decidedStates: readonly State[] = ["approved", "notice", "published", "revoked"];

/**
 * Officials see their district's applications, contributors those of which a part is in their hands, reviewers
 * those of their batches once submitted, administrators all, observers what is decided, residents what is on notice.
 */
export function maySee(person: Asker, facts: ApplicationFacts): boolean {
  switch (person.role) {
    case "administrator":
      return true;
    case "district-official":
      return person.districtId === facts.districtId;
    case "contributor":
      return (
        person.districtId === facts.districtId &&
        facts.assignments.some(({ contributorId }) => contributorId === person.id)
      );
    case "reviewer":
      return facts.reviewerIds.includes(person.id) && facts.state !== "draft";
    case "resident":
      return facts.state === "notice";
    case "observer":
      return decidedStates.includes(facts.state);
  }
}

/** Who fills in what is the district's own business: its officials, its contributors, and administrators see it. */
export const maySeeParts = ({ role }: Person): boolean =>
  role === "district-official" || role === "contributor" || role === "administrator";

/**
 * The nodes of the pages that a person sees: null means all, for a contributor those handed out to them,
 * whatever has become of them since.
 */
export function seenNodes(person: Person, facts: ApplicationFacts): readonly string[] | null {
  if (person.role !== "contributor") return null;
  return facts.assignments
    .filter(({ contributorId }) => contributorId === person.id)
    .map(({ nodeId }) => nodeId);
}

/** The nodes whose points a person may enter: null means all, for a contributor those still in hand. */
export function openNodes(person: Person, facts: ApplicationFacts): readonly string[] | null {
  if (person.role !== "contributor") return null;
  return facts.assignments
    .filter(({ contributorId, state }) => contributorId === person.id && state === "open")
    .map(({ nodeId }) => nodeId);
}

/**
 * Whether `person` may do `name` to an application on `today` (ISO day in Hangzhou): null, or why not.
 * Refusals come in a fixed order: existence, role, batch, state, period, second person, proposal, notice.
 */
export function refusalOf(
  name: OperationName,
  person: Asker,
  facts: ApplicationFacts,
  today: string,
): PolicyRefusal | null {
  const operation: Operation = operations[name];
  const id = person.id ?? "";
  if (!maySee(person, facts))
    return { code: "not-found", message: "没有找到这份申报，或者您无权查看。" };
  if (!operation.roles.includes(person.role))
    return { code: "not-allowed", message: `您的角色不能进行“${operation.title}”。` };
  if (person.role === "contributor" && openNodes(person, facts)?.length === 0)
    return {
      code: "not-allowed",
      message: "分派给您的部分已交回，如需修改，请联系区县市申报人员。",
    };
  if (operation.ofBatch && !facts.reviewerIds.includes(id))
    return { code: "not-allowed", message: "您不是本批次指定的审核人员。" };
  if (!operation.from.includes(facts.state))
    return {
      code: "wrong-state",
      message: `申报当前的状态不能进行“${operation.title}”，请刷新页面查看最新状态。`,
    };
  if (operation.withinPeriod?.includes(facts.state)) {
    if (today < facts.opensOn)
      return { code: "too-late", message: "本批次尚未开始，暂不能填报和提交。" };
    if (today > facts.closesOn)
      return {
        code: "too-late",
        message: "本批次申报期已结束，不能再填报和提交；如需延期，请联系市建委管理员。",
      };
  }
  if ((operation.notOwn || operation.secondPerson) && facts.submitterIds.includes(id))
    return { code: "same-person", message: `您提交过这份申报，不能由您进行“${operation.title}”。` };
  if (operation.secondPerson && facts.verifierIds.includes(id))
    return {
      code: "same-person",
      message: `您核验过这份申报，须由另一人进行“${operation.title}”。`,
    };
  return proposalRefusal(operation, id, facts) ?? noticeRefusal(operation, facts, today);
}

/** The operations open to a person now, for screens: the server asks again. */
export function allowedOperations(
  person: Person,
  facts: ApplicationFacts,
  today: string,
): OperationName[] {
  return (Object.keys(operations) as OperationName[]).filter(
    (name) => !refusalOf(name, person, facts, today),
  );
}
