import "server-only";
import { answersOf } from "../application/data";
import { inApplication } from "../application/mutations";
import { audited } from "../audit/mutations";
import { system } from "../audit/types";
import type { Person } from "../auth/types";
import { dayOf, formatDay } from "../calendar";
import { db } from "../db";
import { enterAnswers } from "../entry/mutations";
import { notFound, Refusal } from "../errors";
import { preparedStandard } from "../standard/data";
import { findSurvey } from "../survey/data";
import {
  changeSurvey,
  forget,
  holdAnswers,
  type InSurvey,
  inSurvey,
  lockedSurvey,
  refuseStale,
  refuseStep,
  subjectOf,
} from "../survey/mutations";
import { phaseOf } from "../survey/policy";
import type { SurveyStepInput } from "../survey/schema";
import { countsOf, deviations, scoreMargin, surveyScores } from "../survey/score";
import { type SurveyResults, smallestGroup } from "../survey/types";
import { countAnswers, countUsed, dueSurveys, sumOfSquares } from "./data";
import type { AnswerFate, IncomingAnswer } from "./types";

const today = () => dayOf(new Date());

/**
 * Stores a resident's answer, or replaces the one given with the same code before. Leaves no audit record: that
 * would say when somebody answered, which nothing here may.
 */
export async function storeAnswer(answer: IncomingAnswer): Promise<AnswerFate> {
  const { surveyId, codeHash, key, answers, uniform, fast } = answer;
  const [row] = await db().$queryRaw<{ fate: AnswerFate }[]>`
    SELECT survey_answer(${surveyId}::uuid, ${codeHash}::bytea, ${key}::bytea, ${today()}::date,
      ${[...answers]}::smallint[], ${uniform}, ${fast}) AS fate`;
  return row?.fate ?? "unknown";
}

/** Marks answers as part of a burst. Unaudited as the answers are. */
export async function markBurst(keys: readonly Buffer[]): Promise<void> {
  const hex = keys.map((key) => key.toString("hex"));
  await db().$executeRaw`
    UPDATE "SurveyResponse" SET "burst" = true, "settled" = false
    WHERE "key" IN (SELECT decode(key, 'hex') FROM unnest(${hex}::text[]) AS key) AND NOT "burst"`;
}

/** So many answers are rewritten as one change, at least: see `survey_settle` in the migration. */
export const settledTogether = 16;

/** Takes from the newest answers what says in which order they came, once there are enough of them. Unaudited. */
export async function settleAnswers(surveyId: string): Promise<void> {
  await db().$queryRaw`SELECT survey_settle(${surveyId}::uuid, ${settledTogether}::int)`;
}

/** Counts for good, breaks the last tie between codes and answers, and freezes what was counted. */
async function freeze(context: InSurvey): Promise<SurveyResults> {
  const { tx, record, survey, view } = context;
  await holdAnswers(tx, survey.id);
  const { form, plan } = survey;
  const prepared = await preparedStandard(view.standardId);
  const counted = await countAnswers(survey.id, form, tx);
  const { responses, options, flags } = counted;
  const counts = countsOf(form, options, smallestGroup);
  const households = survey.households ?? 0;
  const scores = [];
  for (const score of surveyScores(prepared, form, view.facts, counts)) {
    const values = deviations(prepared, form, score.nodeId, options, responses);
    const squares = await sumOfSquares(survey.id, values, tx);
    const margin = scoreMargin(squares, responses, households, plan.confidence);
    const within =
      score.passMark === null ? null : Math.abs(score.score - score.passMark) <= margin;
    scores.push({ ...score, margin, within });
  }
  // Neither group may be so small that taking one from the other tells of single people.
  const apart = flags.several >= smallestGroup && responses - flags.several >= smallestGroup;
  const rest = apart && (await countAnswers(survey.id, form, tx, { withoutFlagged: true }));
  const results: SurveyResults = {
    households,
    invited: survey.invited ?? 0,
    responses,
    used: await countUsed(survey.id, tx),
    confidence: plan.confidence,
    counts,
    unanswered: Object.fromEntries(
      form.questions.map(({ nodeId }, at) => {
        const answered = (options[at] ?? []).reduce((sum, count) => sum + count, 0);
        return [nodeId, responses - answered];
      }),
    ),
    flags,
    scores,
    withoutFlagged: rest
      ? surveyScores(prepared, form, view.facts, countsOf(form, rest.options, smallestGroup)).map(
          ({ nodeId, score }) => ({ nodeId, score }),
        )
      : null,
  };
  await tx.$queryRaw`SELECT survey_unlink(${survey.id}::uuid)`;
  await changeSurvey(tx, survey, {
    state: "closed",
    closedAt: new Date(),
    results: results as unknown as object,
  });
  record({
    action: "survey.closed",
    ...subjectOf(survey.id),
    before: { state: survey.state },
    after: { state: "closed", invited: results.invited, responses },
  });
  return results;
}

/** Ends a survey whose period is over: the counts are frozen and shown from now on. */
export async function closeSurvey(person: Person, input: SurveyStepInput): Promise<void> {
  await inSurvey(person, input, "close", freeze);
}

/**
 * Writes a closed survey's counts into the application, as answers that are marked as a survey's.
 * @returns how many points
 * @throws Refusal what entering answers throws; `wrong-state` where nothing was counted, or it was done before
 */
export async function enterSurvey(person: Person, input: SurveyStepInput): Promise<number> {
  const survey = await findSurvey(input.surveyId);
  if (!survey) throw notFound("次调查");
  return inApplication(person, survey.applicationId, "save-answers", null, async (context) => {
    const { tx, record, facts } = context;
    const { survey } = await lockedSurvey(input.surveyId, tx);
    refuseStep(person, "enter", { survey, facts }, 0);
    refuseStale(survey, input);
    const { results, form } = survey;
    const counts = Object.entries(results?.counts ?? {});
    if (!results || counts.length === 0)
      throw new Refusal(
        "wrong-state",
        `每题答卷都少于 ${smallestGroup} 份，不写入申报。可以另做一次调查，或改为人工填写份数。`,
      );
    const known = new Map(
      (await answersOf(survey.applicationId, tx)).map((one) => [one.nodeId, one]),
    );
    const note = `居民满意度调查（${formatDay(survey.opensOn)}至${formatDay(survey.closesOn)}）：邀请 ${results.invited} 户，收回 ${results.responses} 份。抽样和结果公开在 /survey/plans/${survey.id}`;
    const answers = counts.map(([nodeId, value]) => {
      return { nodeId, value, note, version: known.get(nodeId)?.version ?? 0 };
    });
    const { conflicts } = await enterAnswers(person, context, answers, "survey");
    if (conflicts.length > 0)
      throw new Refusal("stale", "有人正在填写满意度的份数，没有写入。请稍后再试。");
    await changeSurvey(tx, survey, { enteredAt: new Date() });
    record({
      action: "survey.entered",
      ...subjectOf(survey.id),
      after: { points: form.questions.filter(({ nodeId }) => results.counts[nodeId]).length },
    });
    return counts.length;
  });
}

/**
 * What is due by the calendar: surveys whose period is over are closed, and what closed ones have kept for as long
 * as their notice said is deleted. May be run at any time and as often as one likes; once a day suffices.
 * @returns how many were closed and how many deleted
 */
export async function keepSurveysDue(): Promise<{ closed: number; purged: number }> {
  const due = await dueSurveys(today());
  for (const id of due.close)
    await asSystem(id, async (context) => {
      if (phaseOf(context.survey, today()) === "over") await freeze(context);
    });
  for (const id of due.purge) await purgeSurvey(id);
  return { closed: due.close.length, purged: due.purge.length };
}

/** Deletes a closed survey's answers, codes and register. The counts and the published plan stay. */
async function purgeSurvey(surveyId: string): Promise<void> {
  await asSystem(surveyId, async (context) => {
    const { tx, record, survey } = context;
    if (survey.state !== "closed" || survey.purgedAt) return;
    await forget(tx, survey.id);
    await changeSurvey(tx, survey, { purgedAt: new Date() });
    record({
      action: "survey.purged",
      ...subjectOf(survey.id),
      after: { keepDays: survey.keepDays },
    });
  });
}

function asSystem(surveyId: string, work: (context: InSurvey) => Promise<unknown>): Promise<void> {
  return audited(system, async (tx, record) => {
    const context = await lockedSurvey(surveyId, tx);
    record(null);
    await work({ ...context, record });
  });
}
