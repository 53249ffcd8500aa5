import "server-only";
import { randomInt } from "node:crypto";
import { rectificationsOf, snapshotsOf, waiversOf } from "../application/data";
import { type InApplication, inApplication } from "../application/mutations";
import type { Snapshot } from "../application/types";
import type { Person } from "../auth/types";
import { dayOf, dueFault } from "../calendar";
import { invalidAt, Refusal } from "../errors";
import { dropRulings, refuseLocked } from "../reopening/mutations";
import { type Answer, digest, evaluate, nodeById } from "../scoring";
import { composeVerification, newestPublished, rulingsOf } from "./data";
import { namingFault, valueFault } from "./policy";
import type { ReturnInput, RulePoint, RuleWaiver } from "./schema";

const changedMeanwhile = () => new Refusal("stale", "这一项刚被别人核定过，请刷新页面后再操作。");

async function latestSnapshot({ tx, view }: InApplication): Promise<Snapshot> {
  const snapshot = (await snapshotsOf(view.id, tx)).at(-1);
  if (!snapshot) throw new Error(`application ${view.id} was submitted without a snapshot`);
  return snapshot;
}

/** Whoever rules, returns or concludes is a verifier for good, and may not approve. */
async function rememberVerifier({ tx, view, facts }: InApplication, person: Person): Promise<void> {
  if (facts.verifierIds.includes(person.id)) return;
  await tx.application.update({
    where: { id: view.id },
    data: { verifierIds: { push: person.id } },
  });
}

function titleOf(context: InApplication, nodeId: string): string {
  const node = nodeById(context.prepared, nodeId);
  if (!node) throw new Refusal("invalid", "所选评分点不在本批次采用的标准之内。");
  return node.title;
}

async function putRuling(
  context: InApplication,
  person: Person,
  nodeId: string,
  ruling: { kind: "accepted" | "adjusted"; value: Answer; reason: string },
  version: number,
): Promise<void> {
  const { tx, record, view } = context;
  const key = { applicationId_nodeId: { applicationId: view.id, nodeId } };
  const old = await tx.ruling.findUnique({ where: key });
  if ((old?.version ?? 0) !== version) throw changedMeanwhile();
  const data = {
    ...ruling,
    value: ruling.value as object,
    ruledById: person.id,
    ruledAt: new Date(),
    version: version + 1,
  };
  await tx.ruling.upsert({
    where: key,
    create: { applicationId: view.id, nodeId, ...data },
    update: data,
  });
  record({
    action: "ruling.made",
    subjectType: "application",
    subjectId: view.id,
    before: old && { nodeId, kind: old.kind, value: old.value, reason: old.reason },
    after: { nodeId, ...ruling },
  });
}

/**
 * Rules on one point: the self score stands, or an adjusted value takes its place with a reason.
 * @throws Refusal `invalid` at `value` where the library would not take it, or nothing was entered to accept
 */
export async function rulePoint(person: Person, input: RulePoint): Promise<void> {
  await inApplication(person, input.applicationId, "rule", null, async (context) => {
    const { submission } = await latestSnapshot(context);
    const title = titleOf(context, input.nodeId);
    await refuseLocked(context, [input.nodeId]);
    if (input.kind === "accepted") {
      const value = submission.answers[input.nodeId];
      if (value === undefined)
        throw new Refusal("invalid", `“${title}”没有自评，不能直接认可，请核定分值或退回整改。`);
      await putRuling(
        context,
        person,
        input.nodeId,
        { kind: "accepted", value, reason: "" },
        input.version,
      );
    } else {
      const value = input.value as Answer;
      const fault = valueFault(context.prepared, submission.community, input.nodeId, value);
      if (fault) throw invalidAt("value", fault);
      await putRuling(
        context,
        person,
        input.nodeId,
        { kind: "adjusted", value, reason: input.reason },
        input.version,
      );
    }
    await rememberVerifier(context, person);
  });
}

/** Accepts the self scores of several points at once, those that are ruled already left as they are. @returns how many */
export async function acceptPoints(
  person: Person,
  applicationId: string,
  nodeIds: readonly string[],
): Promise<number> {
  return inApplication(person, applicationId, "rule", null, async (context) => {
    const { submission } = await latestSnapshot(context);
    const ruled = new Set(
      (await rulingsOf(applicationId, context.tx)).map((ruling) => ruling.nodeId),
    );
    const accepted = [...new Set(nodeIds)].flatMap((nodeId) => {
      const value = submission.answers[nodeId];
      titleOf(context, nodeId);
      return ruled.has(nodeId) || value === undefined ? [] : [{ nodeId, value }];
    });
    if (accepted.length === 0) throw changedMeanwhile();
    await refuseLocked(
      context,
      accepted.map(({ nodeId }) => nodeId),
    );
    const kind = "accepted";
    const common = { applicationId, kind, ruledById: person.id };
    await context.tx.ruling.createMany({
      data: accepted.map(({ nodeId, value }) => ({ ...common, nodeId, value: value as object })),
    });
    const subject = { subjectType: "application", subjectId: applicationId };
    for (const { nodeId, value } of accepted)
      context.record({
        action: "ruling.made",
        ...subject,
        after: { nodeId, kind, value, reason: "" },
      });
    await rememberVerifier(context, person);
    return accepted.length;
  });
}

/** Rules on a claim that a node does not fit the community. Refused: its points are to be scored like any other. */
export async function ruleWaiver(person: Person, input: RuleWaiver): Promise<void> {
  await inApplication(person, input.applicationId, "rule", null, async (context) => {
    const { tx, record, view } = context;
    const { submission } = await latestSnapshot(context);
    const key = { applicationId_nodeId: { applicationId: view.id, nodeId: input.nodeId } };
    const old = await tx.waiver.findUnique({ where: key });
    if (!old || !submission.waived?.includes(input.nodeId))
      throw new Refusal("invalid", "没有这项不适用申请。");
    if (old.version !== input.version) throw changedMeanwhile();
    await refuseLocked(context, [input.nodeId]);
    await tx.waiver.update({
      where: key,
      data: {
        ruling: input.ruling,
        rulingReason: input.reason,
        ruledById: person.id,
        ruledAt: new Date(),
        version: { increment: 1 },
      },
    });
    record({
      action: "waiver.ruled",
      subjectType: "application",
      subjectId: view.id,
      before: { nodeId: input.nodeId, ruling: old.ruling, reason: old.rulingReason },
      after: { nodeId: input.nodeId, ruling: input.ruling, reason: input.reason },
    });
    await rememberVerifier(context, person);
  });
}

/**
 * Returns for rectification, by a day where one is given: the points named are unlocked, nothing else, and
 * their rulings fall. A name may be a scoring point, a node claimed as not applicable, or the community's own data.
 */
export async function returnForRectification(person: Person, input: ReturnInput): Promise<void> {
  await inApplication(person, input.applicationId, "return", input.version, async (context) => {
    const { tx, record, view, prepared } = context;
    const { submission } = await latestSnapshot(context);
    const dueOn = input.dueOn ?? null;
    const late = dueFault(dueOn, dayOf(new Date()), "整改期限");
    if (late) throw invalidAt("dueOn", late);
    const items = new Map(input.items.map((item) => [item.nodeId, item.comment]));
    const fault = namingFault(prepared, submission, items.keys());
    if (fault) throw new Refusal("invalid", fault);
    await refuseLocked(context, items.keys());
    const named = new Set(items.keys());
    const round = ((await rectificationsOf(view.id, tx))[0]?.round ?? 0) + 1;
    await tx.rectification.createMany({
      data: [...items].map(([nodeId, comment]) => ({
        applicationId: view.id,
        round,
        nodeId,
        comment,
        returnedById: person.id,
      })),
    });
    const { rulings, waivers } = await dropRulings(context, named);
    await tx.application.update({
      where: { id: view.id },
      data: { dueOn: dueOn ? new Date(dueOn) : null },
    });
    record({
      action: "application.returned",
      subjectType: "application",
      subjectId: view.id,
      before: { state: view.state, rulings, waivers },
      after: { state: "returned", round, dueOn, items: Object.fromEntries(items) },
    });
    await rememberVerifier(context, person);
  });
}

async function verifiedDecision(context: InApplication) {
  const { tx, view, prepared } = context;
  const snapshot = await latestSnapshot(context);
  const waivers = await waiversOf(view.id, tx);
  const rulings = await rulingsOf(view.id, tx);
  const verification = composeVerification(prepared, snapshot, waivers, rulings);
  return { ...verification, evaluation: evaluate(prepared, verification.submission) };
}

/** Hands a verified application on to approval. @throws Refusal `incomplete` while a point or a waiver is unruled */
export async function concludeVerification(
  person: Person,
  applicationId: string,
  version: number,
): Promise<void> {
  await inApplication(person, applicationId, "conclude", version, async (context) => {
    const { tx, record, view } = context;
    const { unruled, unruledWaivers, evaluation } = await verifiedDecision(context);
    const open = unruled.length + unruledWaivers.length;
    if (open > 0) throw new Refusal("incomplete", `还有 ${open} 项没有核定，不能提交审定。`);
    if (!evaluation.ok)
      throw new Refusal("incomplete", evaluation.errors[0]?.message ?? "核定内容不正确。");
    await tx.application.update({
      where: { id: view.id },
      data: { concludedById: person.id, concludedAt: new Date(), sentBackReason: null },
    });
    record({
      action: "application.concluded",
      subjectType: "application",
      subjectId: view.id,
      before: { state: view.state },
      after: {
        state: "verified",
        outcome: evaluation.decision.outcome,
        total: evaluation.decision.total.score,
      },
    });
    await rememberVerifier(context, person);
  });
}

/** Sends a verified application back to its reviewers, with a reason; their rulings stay and can be changed. */
export async function sendBack(
  person: Person,
  applicationId: string,
  version: number,
  reason: string,
): Promise<void> {
  await inApplication(person, applicationId, "send-back", version, async ({ tx, record, view }) => {
    await tx.application.update({ where: { id: view.id }, data: { sentBackReason: reason } });
    record({
      action: "application.sent-back",
      subjectType: "application",
      subjectId: view.id,
      before: { state: view.state },
      after: { state: "submitted", reason },
    });
  });
}

// No vowels and no look-alikes: a code to be read aloud, that spells nothing.
const codeLetters = "23456789bcdfghjkmnpqrstvwxz";
const newCode = () =>
  `${dayOf(new Date()).slice(0, 4)}-${Array.from({ length: 8 }, () => codeLetters.charAt(randomInt(codeLetters.length))).join("")}`;

/**
 * Approves: the library decides from the verified answers, and the decision is frozen with its digest and the
 * standard's. Nothing of it changes afterwards (the database refuses); it is not public yet.
 * @returns the outcome's public code
 */
export async function approve(
  person: Person,
  applicationId: string,
  version: number,
): Promise<string> {
  return inApplication(person, applicationId, "approve", version, async (context) => {
    const { tx, record, view } = context;
    const { submission, unruled, unruledWaivers, evaluation } = await verifiedDecision(context);
    if (
      !evaluation.ok ||
      unruled.length + unruledWaivers.length > 0 ||
      evaluation.decision.outcome === "incomplete"
    )
      throw new Refusal("incomplete", "核定内容不完整，不能审定，请退回核验。");
    const { decision } = evaluation;
    const { standard } = decision;
    const replaced = await newestPublished(applicationId, tx);
    const outcome = await tx.outcome.create({
      data: {
        applicationId,
        replacesId: replaced?.id ?? null,
        round: (await tx.outcome.count({ where: { applicationId } })) + 1,
        code: newCode(),
        outcome: decision.outcome,
        communityName: view.communityName,
        districtName: view.districtName,
        street: view.street,
        type: submission.community.type,
        tier: view.tier,
        batchTitle: view.batchTitle,
        submission: submission as object,
        decision: decision as object,
        digest: digest(decision),
        standardFamily: standard.family,
        standardVersion: standard.version,
        standardDigest: standard.digest,
        approvedById: person.id,
      },
    });
    record({
      action: "outcome.approved",
      subjectType: "application",
      subjectId: applicationId,
      before: { state: view.state },
      after: {
        state: "approved",
        outcome: decision.outcome,
        code: outcome.code,
        digest: outcome.digest,
      },
    });
    return outcome.code;
  });
}
