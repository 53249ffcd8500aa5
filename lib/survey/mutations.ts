import "server-only";
import { randomBytes } from "node:crypto";
import { findApplication, waiversOf } from "../application/data";
import { askedLeaves } from "../application/score";
import type { ApplicationRecord } from "../application/types";
import { audited, type RecordChange } from "../audit/mutations";
import { can } from "../auth/permissions";
import type { Person } from "../auth/types";
import { dayOf } from "../calendar";
import { Prisma, type Transaction } from "../db";
import { canonicalRegister, digestOf } from "../draw/score";
import { invalidAt, notFound, Refusal } from "../errors";
import { preparedStandard } from "../standard/data";
import { refuseWorkbook } from "../workbook/mutations";
import { readRegister } from "../workbook/register";
import { countResponses, findSurvey } from "./data";
import { formFor, periodRefusal, type SurveyStep, surveyRefusal } from "./policy";
import type {
  CancelSurvey,
  ExtendSurvey,
  ImportRegister,
  JudgeSurvey,
  PlanSurvey,
  SurveyStepInput,
} from "./schema";
import type { SurveyView } from "./types";

export interface InSurvey extends ApplicationRecord {
  tx: Transaction;
  record: RecordChange;
  survey: SurveyView;
}

const today = () => dayOf(new Date());

/** A survey with its application under the survey's lock. @throws Refusal `not-found` */
export async function lockedSurvey(
  surveyId: string,
  tx: Transaction,
): Promise<Omit<InSurvey, "record">> {
  await tx.$queryRaw`SELECT "id" FROM "Survey" WHERE "id" = ${surveyId}::uuid FOR UPDATE`;
  const survey = await findSurvey(surveyId, tx);
  const application = survey && (await findApplication(survey.applicationId, tx));
  if (!survey || !application) throw notFound("次调查");
  return { ...application, tx, survey };
}

/** The one door to every step of a survey: its lock, the policy, the version that was seen, the audit. */
export async function inSurvey<T>(
  person: Person,
  { surveyId, version }: SurveyStepInput,
  step: SurveyStep,
  change: (context: InSurvey) => Promise<T>,
): Promise<T> {
  return audited(person, async (tx, record) => {
    const context = await lockedSurvey(surveyId, tx);
    refuseStep(person, step, context, await countResponses(surveyId, tx));
    refuseStale(context.survey, { surveyId, version });
    return change({ ...context, record });
  });
}

export function refuseStale(survey: SurveyView, { version }: SurveyStepInput): void {
  if (survey.version !== version)
    throw new Refusal("stale", "这次调查刚有变动，请刷新页面，看过最新内容后再操作。");
}

export function refuseStep(
  person: Person,
  step: SurveyStep,
  { survey, facts }: Pick<InSurvey, "survey" | "facts">,
  responses: number,
): void {
  const refusal = surveyRefusal(
    step,
    person,
    {
      ...survey,
      application: facts,
      hasRegister: survey.households !== null,
      entered: survey.enteredAt !== null,
      responses,
    },
    today(),
  );
  if (refusal) throw new Refusal(refusal.code, refusal.message);
}

/** Changes a survey that is locked. */
export async function changeSurvey(
  tx: Transaction,
  survey: SurveyView,
  data: Prisma.SurveyUpdateInput,
): Promise<void> {
  await tx.survey.update({
    where: { id: survey.id },
    data: { ...data, version: { increment: 1 } },
  });
}

export const subjectOf = (surveyId: string) => ({ subjectType: "survey", subjectId: surveyId });

/**
 * Plans a survey for an application that is being filled in: what is asked is frozen with it.
 * @returns its id
 * @throws Refusal `taken` while another one is under way, `wrong-state`, `invalid`
 */
export async function planSurvey(person: Person, input: PlanSurvey): Promise<string> {
  return audited(person, async (tx, record) => {
    await tx.$queryRaw`SELECT "id" FROM "Application" WHERE "id" = ${input.applicationId}::uuid FOR SHARE`;
    const found = await findApplication(input.applicationId, tx);
    if (!found || !can(person, "survey.manage") || found.facts.districtId !== person.districtId)
      throw notFound("份申报");
    if (!["draft", "returned"].includes(found.view.state))
      throw new Refusal("wrong-state", "申报已经提交，不能再开始调查。");
    const { applicationId, opensOn, closesOn, ...rest } = input;
    const period = periodRefusal(opensOn, closesOn, today());
    if (period) throw invalidAt(period.path, period.message);
    const prepared = await preparedStandard(found.view.standardId);
    const waived = (await waiversOf(applicationId, tx)).map(({ nodeId }) => nodeId);
    const asked = formFor(askedLeaves(prepared, found.view.facts.type, waived));
    if (!asked.ok) throw new Refusal("wrong-state", asked.message);
    const survey = await tx.survey
      .create({
        data: {
          ...rest,
          applicationId,
          opensOn: new Date(opensOn),
          closesOn: new Date(closesOn),
          form: asked.form as object,
          salt: randomBytes(24).toString("base64url"),
          plannedById: person.id,
        },
      })
      .catch((error) => {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
          throw new Refusal("taken", "这份申报已有一次调查还没有结束，请刷新页面查看。");
        throw error;
      });
    record({ action: "survey.planned", ...subjectOf(survey.id), after: input });
    return survey.id;
  });
}

/**
 * Takes a register of households in, in place of an earlier one.
 * @returns how many households in how many buildings
 * @throws Refusal `invalid` naming everything that is wrong with the workbook
 */
export async function importRegister(
  person: Person,
  input: ImportRegister,
): Promise<{ households: number; buildings: number }> {
  const read = await readRegister(Buffer.from(input.workbook, "base64"));
  if (!read.ok) refuseWorkbook(read.errors);
  const register = canonicalRegister(read.households);
  const buildings = new Set(register.map(({ building }) => building)).size;
  return inSurvey(person, input, "register", async (context) => {
    const { tx, record, survey } = context;
    const households = register as unknown as Prisma.InputJsonValue;
    await tx.surveyRegister.upsert({
      where: { surveyId: survey.id },
      create: { surveyId: survey.id, households },
      update: { households },
    });
    const registerDigest = digestOf(register);
    await changeSurvey(tx, survey, { households: register.length, registerDigest });
    record({
      action: "survey.register-imported",
      ...subjectOf(survey.id),
      before: { households: survey.households },
      after: { households: register.length, digest: registerDigest },
    });
    return { households: register.length, buildings };
  });
}

// Answers take this lock together, whoever changes the codes or closes takes it alone.
export const holdAnswers = (tx: Transaction, surveyId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(72707371, hashtext(${surveyId}))`;

/** Gives residents more time. Nobody can have seen yet how they answer. */
export async function extendSurvey(person: Person, input: ExtendSurvey): Promise<void> {
  await inSurvey(person, input, "extend", async (context) => {
    const { tx, record, survey } = context;
    const { closesOn } = input;
    if (closesOn <= survey.closesOn || closesOn < today())
      throw invalidAt("closesOn", "新的截止日期应晚于原来的，也不能早于今天。");
    const period = periodRefusal(survey.opensOn, closesOn, survey.opensOn);
    if (period) throw invalidAt("closesOn", period.message);
    await changeSurvey(tx, survey, { closesOn: new Date(closesOn) });
    record({
      action: "survey.extended",
      ...subjectOf(survey.id),
      before: { closesOn: survey.closesOn },
      after: { closesOn },
    });
  });
}

/** Nothing of what residents gave stays: answers, codes, the register. */
export async function forget(tx: Transaction, surveyId: string): Promise<void> {
  await tx.surveyResponse.deleteMany({ where: { surveyId } });
  await tx.surveyCode.deleteMany({ where: { surveyId } });
  await tx.surveyRegister.deleteMany({ where: { surveyId } });
}

/** Breaks a survey off, with a reason that stays public where the commitment was. Its answers are deleted, never counted. */
export async function cancelSurvey(person: Person, input: CancelSurvey): Promise<void> {
  await inSurvey(person, input, "cancel", async (context) => {
    const { tx, record, survey } = context;
    await holdAnswers(tx, survey.id);
    const responses = await countResponses(survey.id, tx);
    await forget(tx, survey.id);
    await changeSurvey(tx, survey, {
      state: "cancelled",
      cancelReason: input.reason,
      purgedAt: new Date(),
    });
    record({
      action: "survey.cancelled",
      ...subjectOf(survey.id),
      before: { state: survey.state, responses },
      after: { state: "cancelled", reason: input.reason },
    });
  });
}

/** A reviewer says what to make of the signs; said anew, the newer word stands and the audit keeps the older one. */
export async function judgeSurvey(person: Person, input: JudgeSurvey): Promise<void> {
  await inSurvey(person, input, "judge", async ({ tx, record, survey }) => {
    const { verdict, reason } = input;
    await changeSurvey(tx, survey, {
      ...{ verdict, verdictReason: reason, judgedAt: new Date() },
      judgedBy: { connect: { id: person.id } },
    });
    record({
      action: "survey.judged",
      ...subjectOf(survey.id),
      before: { verdict: survey.judgement?.verdict ?? null },
      after: { verdict, reason },
    });
  });
}
