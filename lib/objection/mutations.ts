import "server-only";
import { createHash, randomInt } from "node:crypto";
import { type InApplication, inApplication } from "../application/mutations";
import { resident } from "../application/policy";
import { askedLeaves } from "../application/score";
import { unaudited } from "../audit/mutations";
import { admitObjection } from "../auth/limits";
import type { Person } from "../auth/types";
import { db, Prisma } from "../db";
import { invalidAt, notFound, Refusal } from "../errors";
import { notify } from "../message/mutations";
import { findNotice } from "../publication/data";
import { reopen } from "../reopening/mutations";
import { intactOutcome } from "../review/data";
import { canonicalJson, type Submission } from "../scoring";
import {
  hitWords,
  noticeOfDecision,
  noticeOfObjection,
  personalData,
  readReceipt,
  receiptLetters,
} from "./policy";
import type { DecideObjection, SubmitObjection } from "./schema";

function newReceipt(): string {
  const letter = () => receiptLetters.charAt(randomInt(receiptLetters.length));
  const receipt = readReceipt(Array.from({ length: 16 }, letter).join(""));
  if (!receipt) throw new Error("a receipt that cannot be read");
  return receipt;
}

/** What one sending of the form was: its page's key and everything typed. */
const digestOf = (input: SubmitObjection): string =>
  createHash("sha256").update(canonicalJson(input)).digest("hex");

const receiptOf = async (sendingDigest: string): Promise<string | null> =>
  (await db().objection.findUnique({ where: { sendingDigest }, select: { receipt: true } }))
    ?.receipt ?? null;

const over = () =>
  new Refusal("wrong-state", "这项公示已经结束或中止，不能再提异议。请返回公示页查看最新情况。");

/** Where the notice of this code is, if it can still be objected to. */
async function noticedApplication(code: string): Promise<string> {
  if ((await findNotice(code))?.standing !== "running") throw over();
  return (await db().outcome.findUniqueOrThrow({ where: { code } })).applicationId;
}

/** What messages say an objection is about. */
async function aboutOf(
  { tx, view }: InApplication,
  { id, receivedAt }: { id: string; receivedAt: Date },
) {
  const { id: applicationId, communityName } = view;
  const number = await tx.objection.count({
    where: { applicationId, receivedAt: { lte: receivedAt } },
  });
  return { id, applicationId, communityName, number };
}

async function store(context: InApplication, input: SubmitObjection, sendingDigest: string) {
  const { tx, record, view, facts, prepared } = context;
  const outcome = await intactOutcome(view.id, tx);
  if (outcome.code !== input.code) throw over();
  const { nodeId, text, contact } = input;
  const { community, waived } = outcome.submission as unknown as Submission;
  const asked = askedLeaves(prepared, community.type, waived);
  if (nodeId && !asked.some(({ id }) => id === nodeId))
    throw invalidAt("nodeId", "所选的评分点不在这项结果里，请重新选择。");
  const objection = await tx.objection.create({
    data: {
      ...{ receipt: newReceipt(), applicationId: view.id, outcomeId: outcome.id, sendingDigest },
      ...{ nodeId, text, contact },
    },
  });
  // Neither text nor contact: the record is kept longer than they are, and read by more people.
  record({
    action: "objection.received",
    subjectType: "application",
    subjectId: view.id,
    after: { objectionId: objection.id, nodeId },
  });
  const about = await aboutOf(context, objection);
  await notify(tx, noticeOfObjection(resident, about, facts.reviewerIds));
  return objection.receipt;
}

/**
 * Takes an objection from whoever sends it. The same sending again (a page pressed twice, a line that broke) gives
 * the same receipt and counts once.
 * @param address where it comes from: only so many are taken from one in an hour
 * @returns the receipt's number
 * @throws Refusal `too-many-attempts`, `wrong-state`, `too-late`, `invalid`
 */
export async function submitObjection(input: SubmitObjection, address: string): Promise<string> {
  const sending = digestOf(input);
  const known = await receiptOf(sending);
  if (known) return known;
  if (!(await admitObjection(address)))
    throw new Refusal(
      "too-many-attempts",
      "短时间内收到的异议过多，这一件还没有收下。请一小时后再提交，或者向市建委来信反映。",
    );
  try {
    return await inApplication(
      resident,
      await noticedApplication(input.code),
      "object",
      null,
      (context) => store(context, input, sending),
    );
  } catch (error) {
    const twice =
      error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002"
        ? await receiptOf(sending)
        : null;
    if (twice) return twice;
    // Between the look at the notice and the lock it was published, or given up.
    if (error instanceof Refusal && error.code === "not-found") throw over();
    throw error;
  }
}

const changedMeanwhile = () => new Refusal("stale", "这件异议刚被别人办理过，请刷新页面后再操作。");

async function heldObjection(
  { tx, view }: InApplication,
  { objectionId, version }: { objectionId: string; version: number },
) {
  const objection = await tx.objection.findUnique({ where: { id: objectionId } });
  if (!objection || objection.applicationId !== view.id) throw notFound("件异议");
  if (objection.version !== version) throw changedMeanwhile();
  return objection;
}

/** Takes an objection up: from then on it is known who works on it. */
export async function takeUpObjection(
  person: Person,
  input: { applicationId: string; objectionId: string; version: number },
): Promise<void> {
  await inApplication(person, input.applicationId, "take-up", null, async (context) => {
    const { tx, record, view } = context;
    const objection = await heldObjection(context, input);
    if (objection.state !== "received") throw changedMeanwhile();
    await tx.objection.update({
      where: { id: objection.id },
      data: {
        state: "taken-up",
        takenUpById: person.id,
        takenUpAt: new Date(),
        version: { increment: 1 },
      },
    });
    record({
      action: "objection.taken-up",
      subjectType: "application",
      subjectId: view.id,
      after: { objectionId: objection.id, nodeId: objection.nodeId },
    });
  });
}

/** What staff write for everybody must not lead to a person, unless somebody has looked and says that it may. */
function refusePersonalData({ summary, answer, checked }: DecideObjection): void {
  if (checked) return;
  const errors = Object.entries({ summary, answer }).flatMap(([path, text]) => {
    const hits = personalData(text);
    const message = `公开的内容里${hitWords(hits)}，请删去；确需公开的，请勾选下面的核对。`;
    return hits.length > 0 ? [{ path, message }] : [];
  });
  if (errors.length > 0)
    throw new Refusal("invalid", "公开的内容里可能有个人信息，没有保存。", errors);
}

/**
 * Answers an objection for everybody to read. Founded: what it names is verified again, and the result put on
 * notice once more after that.
 * @throws Refusal `invalid` where the public words look as if they led to a person
 */
export async function decideObjection(person: Person, input: DecideObjection): Promise<void> {
  const upheld = input.verdict === "upheld";
  const name = upheld ? "uphold" : "dismiss";
  const nodeIds = upheld ? [...new Set(input.nodeIds ?? [])] : [];
  await inApplication(person, input.applicationId, name, null, async (context) => {
    const { tx, record, view } = context;
    const objection = await heldObjection(context, input);
    if (objection.state === "received")
      throw new Refusal("wrong-state", "请先受理这件异议，再答复。");
    if (objection.state !== "taken-up") throw changedMeanwhile();
    refusePersonalData(input);
    const fallen = upheld ? await reopen(context, nodeIds) : {};
    const { summary, answer, verdict } = input;
    await tx.objection.update({
      where: { id: objection.id },
      data: {
        ...{ state: verdict, summary, answer, reopenedNodes: nodeIds },
        decidedById: person.id,
        decidedAt: new Date(),
        version: { increment: 1 },
      },
    });
    record({
      action: "objection.decided",
      subjectType: "application",
      subjectId: view.id,
      before: { state: view.state, ...fallen },
      after: {
        ...(upheld ? { state: "submitted", nodeIds } : { state: view.state }),
        ...{ objectionId: objection.id, verdict, summary, answer },
      },
    });
    const about = await aboutOf(context, objection);
    await notify(tx, noticeOfDecision(person, about, view.districtId, upheld));
  });
}

const keepDays = 365;

/** Erases how to reach whoever objected, a year after the answer. @returns how many */
export async function forgetContacts(now: Date = new Date()): Promise<number> {
  const before = new Date(now.getTime() - keepDays * 24 * 60 * 60 * 1_000);
  return unaudited("what is erased on schedule leaves no trace of whose it was", async (tx) => {
    const { count } = await tx.objection.updateMany({
      where: { decidedAt: { lt: before }, contact: { not: "" } },
      data: { contact: "" },
    });
    return count;
  });
}
