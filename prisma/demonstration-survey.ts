/** The demonstration's satisfaction surveys: one that runs, with a code to try it by, and one that was closed. */

import type { Person } from "../lib/auth/types";
import { dayOf } from "../lib/calendar";
import { db } from "../lib/db";
import { commitSurvey, drawSurvey } from "../lib/draw/mutations";
import { env } from "../lib/env";
import { closeSurvey, enterSurvey, settleAnswers, storeAnswer } from "../lib/response/mutations";
import { surveysOf } from "../lib/survey/data";
import { importRegister, planSurvey } from "../lib/survey/mutations";
import { checkSign } from "../lib/survey/policy";
import { codeHash, makeCode, responseKey } from "../lib/survey/score";
import { fileOf, Page } from "../lib/workbook/page";
import { type Random, stream, whole } from "./large/random";

/** The code of a household that has not answered yet: nobody's letter is needed to see the questionnaire. */
export const demonstrationCode = `TESTTESTTES${checkSign("TESTTESTTES")}`;

const day = (offset: number) => dayOf(new Date(Date.now() + offset * 24 * 60 * 60 * 1_000));

interface Asked {
  official: Person;
  applicationId: string;
  households: number;
  /** How many have answered. */
  answers: number;
  /** Of a hundred, so many are content. */
  content: number;
}

/** Houses of 18 floors with four doors each. */
async function registerFile(households: number): Promise<string> {
  const page = new Page("住户名册", [20, 20]);
  page.value(0, 0, "楼幢", "text");
  page.value(0, 1, "房号", "text");
  for (let at = 0; at < households; at += 1) {
    const [house, door] = [Math.floor(at / 72), at % 72];
    page.value(at + 1, 0, `${house + 1}幢`, "text");
    page.value(at + 1, 1, `${Math.floor(door / 4) + 1}0${(door % 4) + 1}`, "text");
  }
  return Buffer.from(await fileOf([page], "住户名册")).toString("base64");
}

const newest = async (applicationId: string) => {
  const [survey] = await surveysOf(applicationId);
  if (!survey) throw new Error("no survey was planned");
  return survey;
};
const step = async (applicationId: string) => {
  const { id, version } = await newest(applicationId);
  return { surveyId: id, version };
};

/** Planned and drawn, with known codes in place of as many of the letters': these were delivered to nobody. */
async function draw(asked: Asked, codes: readonly string[], opened: number): Promise<void> {
  const { official, applicationId, households } = asked;
  if ((await surveysOf(applicationId)).length === 0)
    await planSurvey(official, {
      ...{ applicationId, opensOn: day(0), closesOn: day(20), margin: 5, confidence: 95 },
      ...{ expectedResponse: 70, organiser: `${official.districtName}未来社区建设工作专班` },
      ...{ contact: "社区服务中心一楼，0571-00000000", keepDays: 90 },
    });
  const { id, state } = await newest(applicationId);
  if (state === "planned") {
    // It has been open for a while: the product itself lets nobody begin in the past.
    await db().survey.update({ where: { id }, data: { opensOn: new Date(day(-opened)) } });
    const workbook = await registerFile(households);
    await importRegister(official, { ...(await step(applicationId)), workbook });
    await commitSurvey(official, await step(applicationId));
  }
  if ((await newest(applicationId)).state === "committed")
    await drawSurvey(official, await step(applicationId));
  const hashes = codes.map((code) => codeHash(env().NEXTAUTH_SECRET, code).toString("hex"));
  await db().$executeRaw`
    WITH given AS (SELECT "hash", row_number() OVER (ORDER BY "hash") AS at FROM "SurveyCode" WHERE "surveyId" = ${id}::uuid),
    known AS (SELECT decode(hash, 'hex') AS hash, at FROM unnest(${hashes}::text[]) WITH ORDINALITY AS k (hash, at))
    UPDATE "SurveyCode" SET "hash" = known.hash FROM given JOIN known USING (at) WHERE "SurveyCode"."hash" = given."hash"
      AND NOT EXISTS (SELECT 1 FROM "SurveyCode" there WHERE there."hash" = known.hash)`;
}

/** What somebody answers who is content with so many of a hundred things. */
function choices(random: Random, questions: number, content: number): number[] {
  if (random() < 0.06) return Array.from({ length: questions }, () => 1);
  return Array.from({ length: questions }, () => {
    const drawn = random() * 100;
    if (drawn < 4) return 0;
    return drawn < content * 0.6 ? 1 : drawn < content ? 2 : whole(random, 3, 5);
  });
}

async function answer({ applicationId, content }: Asked, codes: readonly string[]): Promise<void> {
  const { id, form } = await newest(applicationId);
  const { salt } = await db().survey.findUniqueOrThrow({ where: { id }, select: { salt: true } });
  const secret = env().NEXTAUTH_SECRET;
  const random = stream(7, applicationId.slice(-4));
  for (const code of codes) {
    const given = choices(random, form.questions.length, content);
    await storeAnswer({
      surveyId: id,
      codeHash: codeHash(secret, code),
      key: responseKey(secret, salt, code),
      answers: given.map((choice) => (choice === 0 ? null : choice)),
      uniform: new Set(given).size === 1,
      fast: random() < 0.02,
    });
  }
  await settleAnswers(id);
}

const codesFor = (count: number, whose: string): string[] => {
  const random = stream(11, whose);
  return Array.from({ length: count }, () => makeCode((below) => whole(random, 0, below - 1)));
};

/** A survey that has run for a week, and the code to try it by. */
export async function runSurvey(asked: Asked): Promise<void> {
  const codes = codesFor(asked.answers, "running");
  await draw(asked, [demonstrationCode, ...codes], 7);
  await answer(asked, codes);
}

/** A survey whose period is over: its counts are in the application. */
export async function holdSurvey(asked: Asked): Promise<void> {
  const { official, applicationId } = asked;
  const codes = codesFor(asked.answers, "held");
  await draw(asked, codes, 30);
  if ((await newest(applicationId)).state === "drawn") {
    await answer(asked, codes);
    const { id } = await newest(applicationId);
    await db().survey.update({ where: { id }, data: { closesOn: new Date(day(-2)) } });
    await closeSurvey(official, await step(applicationId));
  }
  if ((await newest(applicationId)).enteredAt === null)
    await enterSurvey(official, await step(applicationId));
}
