import { afterEach, vi } from "vitest";
import { commitSurvey, drawSurvey } from "@/lib/draw/mutations";
import { receiveAnswer } from "@/lib/response/loaders";
import type { Received } from "@/lib/response/types";
import { findSurvey } from "@/lib/survey/data";
import { importRegister, planSurvey } from "@/lib/survey/mutations";
import type { PlanSurvey } from "@/lib/survey/schema";
import type { SurveyView } from "@/lib/survey/types";
import { codesIn } from "../letters";
import { registerFile } from "../unit/survey/register-file";
import { dayFromToday, newDraft, type Official, type World } from "./fixtures";

/** `count` households in each of these buildings. */
export const rowsOf = (buildings: Record<string, number>) =>
  Object.entries(buildings).flatMap(([building, count]) =>
    Array.from({ length: count }, (_, at) => [building, 101 + at] as const),
  );

export const planOf = (applicationId: string, more: Partial<PlanSurvey> = {}): PlanSurvey => ({
  applicationId,
  opensOn: dayFromToday(0),
  closesOn: dayFromToday(9),
  margin: 5,
  confidence: 95,
  expectedResponse: 100,
  organiser: "拱墅区专班",
  contact: "0571-88000000",
  keepDays: 30,
  ...more,
});

export async function surveyNow(id: string): Promise<SurveyView> {
  const found = await findSurvey(id);
  if (!found) throw new Error("no survey");
  return found;
}

/** What a step is told: the survey in its newest version. */
export const stepOf = async (surveyId: string) => ({
  surveyId,
  version: (await surveyNow(surveyId)).version,
});

/** A survey of an application, planned and with its register. @returns its id */
export async function surveyOf(
  by: Official,
  applicationId: string,
  buildings: Record<string, number>,
  plan: Partial<PlanSurvey> = {},
): Promise<string> {
  const id = await planSurvey(by, planOf(applicationId, plan));
  const workbook = await registerFile(rowsOf(buildings));
  await importRegister(by, { ...(await stepOf(id)), workbook });
  return id;
}

/** A planned survey with its register. */
export async function newSurvey(
  world: World,
  buildings: Record<string, number> = { "1幢": 80, "2幢": 50 },
  more: Partial<PlanSurvey> & { by?: Official } = {},
) {
  const { by = world.official, ...plan } = more;
  const draft = await newDraft(world, { by });
  return { id: await surveyOf(by, draft.id, buildings, plan), applicationId: draft.id };
}

/** A survey that is open to answers, with the codes of its letters in the order of the drawn households. */
export async function newRunning(
  world: World,
  buildings?: Record<string, number>,
  more?: Partial<PlanSurvey>,
) {
  const survey = await newSurvey(world, buildings, more);
  await commitSurvey(world.official, await stepOf(survey.id));
  const letters = await drawSurvey(world.official, await stepOf(survey.id));
  return { ...survey, codes: codesIn(Buffer.from(letters.pdf, "base64")) };
}

/** The same choice for each of ten questions, or one choice each. */
const choices = (choice: number | readonly number[]) =>
  Array.from({ length: 10 }, (_, at) => (typeof choice === "number" ? choice : (choice[at] ?? 0)));

export interface Sent {
  code: string;
  choice?: number | readonly number[];
  from?: string;
  opened?: string;
}

/** Work that was put off until after the answer, done by `settled`. */
const later: (() => Promise<unknown>)[] = [];
export async function settled(): Promise<void> {
  for (let work = later.shift(); work; work = later.shift()) await work();
}

/** Posts an answer as a browser without script does. */
export function post(surveyId: string, { code, choice = 1, from = "10.0.0.1", opened = "" }: Sent) {
  const body = new URLSearchParams({ survey: surveyId, code, opened });
  for (const [at, value] of choices(choice).entries()) body.set(`a${at + 1}`, String(value));
  return postBody(body.toString(), from);
}

export const postBody = (body: string, from = "10.0.0.1"): Promise<Received> =>
  receiveAnswer(
    new Request("http://localhost/survey/answers", {
      method: "POST",
      body,
      headers: { "x-forwarded-for": from },
    }),
    (work) => later.push(work),
  );

/** Goes on to another day; the clock goes back after the test. */
export function onDay(days: number): void {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() + days * 24 * 60 * 60 * 1_000);
}
afterEach(() => {
  vi.useRealTimers();
});
