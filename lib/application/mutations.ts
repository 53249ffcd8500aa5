import "server-only";
import { partsOut } from "../assignment/policy";
import { audited, type RecordChange } from "../audit/mutations";
import type { Person } from "../auth/types";
import { dayOf, isoDay } from "../calendar";
import { Prisma, type Transaction } from "../db";
import { enterAnswers, lockedNodes } from "../entry/mutations";
import type { SavedAnswers } from "../entry/types";
import { notFound, Refusal } from "../errors";
import { evidenceCounts, frozenEvidence } from "../evidence/data";
import { notifyOfMove } from "../message/mutations";
import { digest, evaluate, nodeById, type Prepared, type Submission } from "../scoring";
import { preparedStandard } from "../standard/data";
import { answersOf, lockedApplication, snapshotsOf, waiversOf } from "./data";
import { type OperationName, operations, refusalOf, type resident } from "./policy";
import type { ClaimWaiver, SaveAnswers } from "./schema";
import { composeSubmission, statementsOf, UNPROVEN, unprovenCounts } from "./score";
import type { ApplicationRecord, EnteredAnswer } from "./types";

export interface InApplication extends ApplicationRecord {
  tx: Transaction;
  record: RecordChange;
  prepared: Prepared;
}

/**
 * The one door to every change of an application: locks its row, reads the facts under the lock, asks the
 * policy, runs the change, moves the state where the operation leads somewhere and tells those concerned, and
 * writes the audit, all in one transaction. Entering answers shares the lock (many may save at once); whatever
 * moves the state holds it alone.
 * @param version the version the person saw, for operations that move the state; null otherwise
 * @throws Refusal as the policy says, or `stale`
 */
export async function inApplication<T>(
  person: Person | typeof resident,
  applicationId: string,
  name: OperationName,
  version: number | null,
  change: (context: InApplication) => Promise<T>,
): Promise<T> {
  const operation = operations[name];
  // What is submitted freezes the community's data.
  const lock = { alone: name !== "save-answers", withCommunity: name === "submit" };
  return audited(person, async (tx, record) => {
    const found = await lockedApplication(applicationId, lock, tx);
    if (!found) throw notFound("份申报");
    const refusal = refusalOf(name, person, found.facts, dayOf(new Date()));
    if (refusal) throw new Refusal(refusal.code, refusal.message);
    if (version !== null && version !== found.view.version)
      throw new Refusal("stale", "这份申报刚有变动，请刷新页面，看过最新内容后再操作。");
    const prepared = await preparedStandard(found.view.standardId, tx);
    const result = await change({ ...found, tx, record, prepared });
    if ("to" in operation) {
      await tx.application.update({
        where: { id: applicationId },
        data: { state: operation.to, stateSince: new Date(), version: { increment: 1 } },
      });
      await notifyOfMove(tx, person, name, found);
    }
    return result;
  });
}

/** Opens an application for a community of one's own district in a batch that is running. @returns its id */
export async function startApplication(
  person: Person,
  batchId: string,
  communityId: string,
): Promise<string> {
  return audited(person, async (tx, record) => {
    const community = await tx.community.findUnique({ where: { id: communityId } });
    if (!community || community.districtId !== person.districtId) throw notFound("个社区");
    const batch = await tx.batch.findUnique({ where: { id: batchId } });
    if (!batch) throw notFound("个批次");
    const today = dayOf(new Date());
    if (today < isoDay(batch.opensOn) || today > isoDay(batch.closesOn))
      throw new Refusal("too-late", "所选批次不在申报期内。", [
        { path: "batchId", message: "所选批次不在申报期内，请选择其他批次。" },
      ]);
    const { standard } = await preparedStandard(batch.standardId, tx);
    if (!standard.communityTypes.some((type) => type.id === community.type))
      throw new Refusal("invalid", "本批次采用的标准没有该社区的项目类型，请先核对社区资料。", [
        { path: "communityId", message: "本批次采用的标准没有该社区的项目类型。" },
      ]);
    const application = await tx.application
      .create({ data: { batchId, communityId, createdById: person.id } })
      .catch((error) => {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
          throw new Refusal("taken", "该社区在本批次已有申报。", [
            { path: "communityId", message: "该社区在本批次已有申报，请从社区页面打开。" },
          ]);
        throw error;
      });
    record({
      action: "application.created",
      subjectType: "application",
      subjectId: application.id,
      after: { batchId, communityId },
    });
    return application.id;
  });
}

/**
 * Saves answers and notes, each with the version it was based on (0: none yet). An answer that somebody else
 * changed meanwhile is not overwritten: it comes back as a conflict, the others are saved.
 * @throws Refusal `invalid` for ids that are no scoring points, `not-allowed` for points that are not unlocked
 */
export async function saveAnswers(person: Person, input: SaveAnswers): Promise<SavedAnswers> {
  return inApplication(person, input.applicationId, "save-answers", null, (context) =>
    enterAnswers(person, context, input.answers, "entered"),
  );
}

async function waivableNode(person: Person, context: InApplication, nodeId: string) {
  const node = nodeById(context.prepared, nodeId);
  if (!node?.waivable) throw new Refusal("invalid", "该项不可申请不适用。");
  const locked = (await lockedNodes(person, context))(node);
  if (locked) throw new Refusal("not-allowed", locked);
}

const waiverChanged = () =>
  new Refusal("stale", "这项不适用申请刚被别人改过，请刷新页面后再操作。");

/** Claims (or rewords) that a waivable node does not fit the community (因地制宜). @returns the new version */
export async function claimWaiver(person: Person, input: ClaimWaiver): Promise<number> {
  return inApplication(person, input.applicationId, "claim-waiver", null, async (context) => {
    const { tx, record, view } = context;
    await waivableNode(person, context, input.nodeId);
    const key = { applicationId_nodeId: { applicationId: view.id, nodeId: input.nodeId } };
    const old = await tx.waiver.findUnique({ where: key });
    if ((old?.version ?? 0) !== input.version) throw waiverChanged();
    const claim = {
      reason: input.reason,
      claimedById: person.id,
      claimedAt: new Date(),
      ruling: null,
      rulingReason: "",
      ruledById: null,
      ruledAt: null,
      version: input.version + 1,
    };
    await tx.waiver.upsert({
      where: key,
      create: { applicationId: view.id, nodeId: input.nodeId, ...claim },
      update: claim,
    });
    record({
      action: "waiver.claimed",
      subjectType: "application",
      subjectId: view.id,
      before: old && { nodeId: input.nodeId, reason: old.reason, ruling: old.ruling },
      after: { nodeId: input.nodeId, reason: input.reason },
    });
    return claim.version;
  });
}

/** Takes a claim back: the node is asked again. */
export async function withdrawWaiver(
  person: Person,
  input: { applicationId: string; nodeId: string; version: number },
): Promise<void> {
  await inApplication(person, input.applicationId, "claim-waiver", null, async (context) => {
    const { tx, record, view } = context;
    await waivableNode(person, context, input.nodeId);
    const where = { applicationId: view.id, nodeId: input.nodeId };
    const old = await tx.waiver.findUnique({ where: { applicationId_nodeId: where } });
    if (old?.version !== input.version) throw waiverChanged();
    await tx.waiver.delete({ where: { applicationId_nodeId: where } });
    record({
      action: "waiver.withdrawn",
      subjectType: "application",
      subjectId: view.id,
      before: { nodeId: input.nodeId, reason: old.reason, ruling: old.ruling },
    });
  });
}

/**
 * Submits, or submits again after rectification: freezes a snapshot of the answers as they stand.
 * @throws Refusal `incomplete` with one message for each part still handed out, each missing or wrong answer
 */
export async function submitApplication(
  person: Person,
  applicationId: string,
  version: number,
): Promise<void> {
  await inApplication(person, applicationId, "submit", version, async (context) => {
    const { tx, record, prepared, view, facts } = context;
    const out = partsOut(prepared, facts.assignments);
    if (out.length > 0)
      throw new Refusal("incomplete", "分派出去的部分还没有办完，不能提交。", out);
    const answers = await answersOf(applicationId, tx);
    const waivers = await waiversOf(applicationId, tx);
    const values = new Map(answers.map((answer) => [answer.nodeId, answer.value]));
    const submission = composeSubmission(
      prepared,
      view.facts,
      values,
      waivers.map((waiver) => waiver.nodeId),
    );
    const evaluation = evaluate(prepared, submission);
    if (!evaluation.ok)
      throw new Refusal(
        "incomplete",
        "有内容填写不正确，不能提交。",
        evaluation.errors.slice(0, 200),
      );
    const { missing } = evaluation.decision;
    if (missing.length > 0)
      throw new Refusal(
        "incomplete",
        `还有 ${missing.length} 个评分点没有填写，不能提交。`,
        missing.map((id) => ({ path: `answers.${id}`, message: "没有填写。" })),
      );
    await refuseUnproven(person, context, submission, answers);
    const previous = await snapshotsOf(applicationId, tx);
    const round = (previous.at(-1)?.round ?? 0) + 1;
    const evidence = await frozenEvidence(applicationId, tx);
    const statements = statementsOf(submission, answers, waivers, evidence);
    const sum = digest({ submission, statements });
    await tx.submissionSnapshot.create({
      data: {
        applicationId,
        round,
        submission: submission as object,
        statements: statements as object,
        digest: sum,
        submittedById: person.id,
      },
    });
    record({
      action: "application.submitted",
      subjectType: "application",
      subjectId: applicationId,
      before: { state: view.state },
      after: { state: "submitted", round, digest: sum, outcome: evaluation.decision.outcome },
    });
  });
}

/** Counts of a questionnaire that were typed in need a document that proves them, wherever they can be changed. */
async function refuseUnproven(
  person: Person,
  context: InApplication,
  submission: Submission,
  answers: readonly EnteredAnswer[],
): Promise<void> {
  const lockedBy = await lockedNodes(person, context);
  const attached = await evidenceCounts(context.view.id, context.tx);
  const unproven = unprovenCounts(context.prepared, submission, answers, attached).filter(
    (leaf) => lockedBy(leaf) === null,
  );
  if (unproven.length === 0) return;
  throw new Refusal(
    "incomplete",
    `有 ${unproven.length} 个问卷评分点的份数没有写明依据，不能提交。`,
    unproven.map(({ id, title }) => ({ path: `answers.${id}`, message: `${title}：${UNPROVEN}` })),
  );
}
