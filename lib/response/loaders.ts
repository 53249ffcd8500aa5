import "server-only";
import { randomUUID } from "node:crypto";
import { cache } from "react";
import { countWrongCode, triesTooMany } from "../auth/limits";
import { dayOf } from "../calendar";
import { env } from "../env";
import { nearestAddress } from "../http/policy";
import { findSurvey } from "../survey/data";
import { isCode, phaseOf, spelledCode } from "../survey/policy";
import { addressMark, codeHash, elapsedSince, openedToken, responseKey } from "../survey/score";
import { surveyKeys, surveyOfCode } from "./data";
import { markBurst, settleAnswers, settledTogether, storeAnswer } from "./mutations";
import { Bursts, flagsOf } from "./policy";
import { largestAnswer, readAnswerForm } from "./schema";
import type { Received, SurveyDoor } from "./types";

/** Addresses stand here under a mark that is worth nothing after the process has ended, and are written nowhere. */
const run = randomUUID();
const markOf = (forwarded: string | null) =>
  addressMark(env().NEXTAUTH_SECRET, run, nearestAddress(forwarded));

/**
 * What stands behind a code, for whoever holds it. Codes that are misspelled, that nobody was given, that were deleted
 * long ago, and any code from an address that has tried too many: one answer, found out in the same steps.
 * @param from the request's `X-Forwarded-For`
 */
export const openDoor = cache(async (typed: string, from: string | null): Promise<SurveyDoor> => {
  const secret = env().NEXTAUTH_SECRET;
  const mark = markOf(from);
  const code = spelledCode(typed);
  const id = await surveyOfCode(codeHash(secret, code));
  if (!isCode(code) || id === null || triesTooMany(mark)) {
    await countWrongCode(mark);
    return { kind: "unknown" };
  }
  const survey = await findSurvey(id);
  if (!survey) return { kind: "unknown" };
  const { communityName, opensOn, closesOn, organiser, contact, keepDays, form } = survey;
  const phase = phaseOf(survey, dayOf(new Date()));
  if (phase === "drawn") return { kind: "early", opensOn, communityName };
  if (phase !== "running") return { kind: "late", closesOn, communityName };
  const opened = openedToken(secret, code, Date.now());
  const notice = { communityName, organiser, contact, closesOn, keepDays };
  return { kind: "open", code, surveyId: id, opened, ...notice, form };
});

/** The body as text, or null where it is longer than any form of ours. Counts while it arrives. */
async function shortBody(request: Request): Promise<string | null> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(chunks).toString("utf8");
    size += part.value.byteLength;
    if (size > largestAnswer) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
}

const bursts = new Bursts();
const unsettled = new Map<string, number>();

type Later = (work: () => Promise<unknown>) => void;

/** After so many answers they are rewritten together, once the resident has the receipt. */
function settleLater(surveyId: string, later: Later): void {
  const count = (unsettled.get(surveyId) ?? 0) + 1;
  if (count < settledTogether) {
    unsettled.set(surveyId, count);
    return;
  }
  unsettled.delete(surveyId);
  later(() => settleAnswers(surveyId));
}

/**
 * Takes an answer as its form was sent: once, again in place of the first, twice at the same moment, late, or with a
 * code that was never given out.
 * @param later runs what nobody waits for, once the answer to the request is on its way
 */
export async function receiveAnswer(request: Request, later: Later): Promise<Received> {
  const secret = env().NEXTAUTH_SECRET;
  const mark = markOf(request.headers.get("x-forwarded-for"));
  const sent = readAnswerForm((await shortBody(request)) ?? "");
  const code = spelledCode(sent.code);
  const survey = await surveyKeys(sent.survey);
  const form = survey?.form ?? { wording: "", minResponses: 0, questions: [] };
  const choices = form.questions.map((_, at) => sent.choice(at + 1));
  if (survey && choices.every((choice) => choice === null)) return { fate: "empty", code, left: 0 };
  const answers = choices.map((choice, at) => {
    const options = form.questions[at]?.options.length ?? 0;
    return choice !== null && choice >= 1 && choice <= options ? choice : null;
  });
  const key = responseKey(secret, survey?.salt ?? "", code);
  const allowed = isCode(code) && survey !== null && !triesTooMany(mark);
  const now = Date.now();
  const fate = await storeAnswer({
    // What is not allowed is looked for all the same, where nothing is: it takes as long.
    surveyId: allowed ? sent.survey : "00000000-0000-0000-0000-000000000000",
    codeHash: codeHash(secret, code),
    key,
    answers,
    ...flagsOf(form, answers, elapsedSince(secret, code, sent.opened, now)),
  });
  if (fate === "unknown") await countWrongCode(mark);
  if (fate === "saved" || fate === "changed") {
    const burst = bursts.note(`${mark} ${sent.survey}`, key.toString("hex"), now);
    if (burst.length > 0) later(() => markBurst(burst.map((one) => Buffer.from(one, "hex"))));
    settleLater(sent.survey, later);
  }
  return { fate, code, left: choices.filter((choice) => choice === null).length };
}
