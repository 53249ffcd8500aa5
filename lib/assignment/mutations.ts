import "server-only";
import { answersOf, waiversOf } from "../application/data";
import { type InApplication, inApplication } from "../application/mutations";
import { entryPages, pageOf, shortOf } from "../application/score";
import type { ApplicationView } from "../application/types";
import type { Person } from "../auth/types";
import { dayOf, dueFault } from "../calendar";
import { invalidAt, notFound, Refusal } from "../errors";
import { notifyOfPart } from "../message/mutations";
import { findPart, partsOf } from "./data";
import { type PartOperationName, partOperations, partRefusal } from "./policy";
import type { AssignParts, HandInPart, PartKey, SendBackPart } from "./schema";
import type { PartView } from "./types";

const asDate = (day: string | null) => (day ? new Date(day) : null);

/** The last day on which a part can be of use: the batch's, or the one given for the rectification. */
function lastDay({
  state,
  closesOn,
  dueOn,
}: ApplicationView): { day: string; what: string } | null {
  if (state === "draft") return { day: closesOn, what: "申报截止日期" };
  return dueOn ? { day: dueOn, what: "整改期限" } : null;
}

function checkDue(dueOn: string | null, view: ApplicationView): void {
  const fault = dueFault(dueOn, dayOf(new Date()), "交回期限", lastDay(view));
  if (fault) throw invalidAt("dueOn", fault);
}

async function checkContributor(context: InApplication, contributorId: string): Promise<void> {
  const account = await context.tx.account.findUnique({ where: { id: contributorId } });
  const fits =
    account?.role === "contributor" &&
    account.active &&
    account.districtId === context.view.districtId;
  if (fits) return;
  throw invalidAt("contributorId", "所选的人不是本区县市启用中的填报人员，请重新选择。");
}

/**
 * Hands pages of entry to a contributor of the district, all of them or none.
 * @throws Refusal `invalid` for what is no page, a stranger or a day that does not fit; `taken` where a page is
 * in somebody's hands already
 */
export async function assignParts(person: Person, input: AssignParts): Promise<void> {
  await inApplication(person, input.applicationId, "hand-out", null, async (context) => {
    const { tx, record, prepared, view } = context;
    checkDue(input.dueOn, view);
    await checkContributor(context, input.contributorId);
    const held = new Map((await partsOf(view.id, tx)).map((part) => [part.nodeId, part]));
    const pages = new Map(entryPages(prepared).map(({ node }) => [node.id, node]));
    const made: { id: string; title: string }[] = [];
    for (const nodeId of new Set(input.nodeIds)) {
      const page = pages.get(nodeId);
      if (!page) throw new Refusal("invalid", "所选部分不在本批次采用的标准之内。");
      const holder = held.get(nodeId) ?? null;
      const refusal = partRefusal("assign", person, holder);
      if (refusal && holder)
        throw new Refusal(
          refusal.code,
          `“${page.title}”已分派给${holder.contributorName}，请先收回再分派。`,
        );
      if (refusal) throw new Refusal(refusal.code, refusal.message);
      const { contributorId, comment } = input;
      const { id } = await tx.sectionAssignment.create({
        data: {
          applicationId: view.id,
          nodeId,
          contributorId,
          comment,
          dueOn: asDate(input.dueOn),
          assignedById: person.id,
        },
        select: { id: true },
      });
      made.push({ id, title: page.title });
      record({
        action: "section.assigned",
        subjectType: "application",
        subjectId: view.id,
        after: { nodeId, contributorId, state: "open", comment, dueOn: input.dueOn },
      });
    }
    await notifyOfPart(tx, {
      ...{ actor: person, step: "assigned", key: `${made[0]?.id}:0`, application: view },
      titles: made.map(({ title }) => title),
      ...{ contributorId: input.contributorId, dueOn: input.dueOn },
      href: `/applications/${view.id}`,
    });
  });
}

interface InPart extends InApplication {
  part: PartView;
}

/** What a change of a part writes beside its state. */
type Change = Partial<{ comment: string; remark: string; dueOn: string | null; missing: number }>;

/** What is told of whom; what was accepted asks nothing of anybody. */
const steps = {
  "hand-in": "handed-in",
  "send-back": "sent-back",
  "take-over": "taken-over",
} as const;

const audits = {
  "hand-in": "section.handed-in",
  "send-back": "section.sent-back",
  accept: "section.accepted",
  "take-over": "section.taken-over",
} as const satisfies Record<Exclude<PartOperationName, "assign">, string>;

/**
 * The one door to every change of a part: the application's lock and policy first, then the part's own.
 * @throws Refusal `stale` where the part has changed since the person saw it
 */
async function inPart(
  person: Person,
  name: keyof typeof audits,
  key: PartKey,
  change: (context: InPart) => Promise<Change> | Change,
): Promise<void> {
  const { within, to } = partOperations[name];
  await inApplication(person, key.applicationId, within, null, async (context) => {
    const { tx, record, view, prepared } = context;
    const found = await findPart(key.partId, tx);
    const part = found?.applicationId === view.id ? found : null;
    const refusal = partRefusal(name, person, part);
    if (refusal) throw new Refusal(refusal.code, refusal.message);
    if (!part) throw notFound("个分派的部分");
    if (part.version !== key.version)
      throw new Refusal("stale", "这一部分刚有变动，请刷新页面，看过最新内容后再操作。");
    const { missing, dueOn, ...texts } = await change({ ...context, part });
    await tx.sectionAssignment.update({
      where: { id: part.id },
      data: {
        ...texts,
        ...(dueOn === undefined ? {} : { dueOn: asDate(dueOn) }),
        state: to,
        stateSince: new Date(),
        version: { increment: 1 },
      },
    });
    const { nodeId, contributorId, state } = part;
    record({
      action: audits[name],
      subjectType: "application",
      subjectId: view.id,
      before: { nodeId, contributorId, state },
      after: {
        ...{ nodeId, contributorId, state: to, ...texts },
        ...(dueOn ? { dueOn } : {}),
        ...(missing ? { missing } : {}),
      },
    });
    if (name === "accept") return;
    const page = pageOf(prepared, nodeId);
    await notifyOfPart(tx, {
      ...{ actor: person, step: steps[name], key: `${part.id}:${part.version}`, application: view },
      titles: page ? [page.node.title] : [],
      ...{ contributorId, dueOn: dueOn ?? null },
      href: `/applications/${view.id}${page ? `/${page.path}` : ""}`,
    });
  });
}

/**
 * Hands a part in. What is missing or wrong there does not hinder it, but has to be explained.
 * @throws Refusal `incomplete` with every gap where there are gaps and no remark
 */
export async function handInPart(person: Person, input: HandInPart): Promise<void> {
  await inPart(person, "hand-in", input, async ({ tx, view, prepared, part }) => {
    const answers = await answersOf(view.id, tx);
    const waivers = await waiversOf(view.id, tx);
    const gaps = shortOf(prepared, view.facts, answers, waivers, part.nodeId);
    if (gaps.length > 0 && !input.remark)
      throw new Refusal(
        "incomplete",
        `还有 ${gaps.length} 处没有填好，没有交回。请填好，或在“说明”里写明原因后交回。`,
        gaps,
      );
    return { remark: input.remark, missing: gaps.length };
  });
}

/** Gives a part back to its contributor, with what is still to be done. */
export async function sendBackPart(person: Person, input: SendBackPart): Promise<void> {
  await inPart(person, "send-back", input, async (context) => {
    checkDue(input.dueOn, context.view);
    await checkContributor(context, context.part.contributorId);
    return { comment: input.comment, dueOn: input.dueOn, remark: "" };
  });
}

/** The district has checked a part and takes it as it is. */
export const acceptPart = (person: Person, input: PartKey): Promise<void> =>
  inPart(person, "accept", input, () => ({}));

/** The district fills the page in itself, or hands it to somebody else; the contributor sees it no longer. */
export const takeOverPart = (person: Person, input: PartKey): Promise<void> =>
  inPart(person, "take-over", input, () => ({}));
