import "server-only";
import { randomInt } from "node:crypto";
import type { Person } from "../auth/types";
import type { Transaction } from "../db";
import { env } from "../env";
import { Refusal } from "../errors";
import { invitations } from "../pdf/letter";
import { countResponses, registerOf } from "../survey/data";
import { changeSurvey, holdAnswers, inSurvey, refuseStep, subjectOf } from "../survey/mutations";
import { mostLetters, type SurveyStep } from "../survey/policy";
import type { SurveyStepInput } from "../survey/schema";
import { codeHash, makeCode, seedOf } from "../survey/score";
import type { Household, Letters, SurveyView } from "../survey/types";
import { commitmentOf, digestOf, draw, plannedSizes } from "./score";

/** Publishes the hash of the draw's seed together with the register's: from now on nothing of the plan changes. */
export async function commitSurvey(person: Person, input: SurveyStepInput): Promise<void> {
  await inSurvey(person, input, "commit", async (context) => {
    const { tx, record, survey } = context;
    const { invited } = plannedSizes(survey.households ?? 0, survey.plan, survey.form.minResponses);
    if (invited > mostLetters)
      throw new Refusal(
        "invalid",
        `按此计划要寄 ${invited} 封邀请信，超过 ${mostLetters} 封。请取消后放宽抽样误差或调高预计回收率。`,
      );
    const commitment = commitmentOf(seedOf(env().NEXTAUTH_SECRET, await saltOf(survey.id, tx)));
    await changeSurvey(tx, survey, { state: "committed", commitment, committedAt: new Date() });
    record({
      action: "survey.committed",
      ...subjectOf(survey.id),
      before: { state: survey.state },
      after: { state: "committed", commitment, digest: survey.registerDigest },
    });
  });
}

const saltOf = async (id: string, tx: Transaction): Promise<string> =>
  (await tx.survey.findUniqueOrThrow({ where: { id }, select: { salt: true } })).salt;

/** New codes for these households: the letters, and what of the codes the database may know, in an order of its own. */
async function newLetters(survey: SurveyView, drawn: readonly Household[]) {
  const codes = new Set<string>();
  while (codes.size < drawn.length) codes.add(makeCode(randomInt));
  const { NEXTAUTH_URL = "", NEXTAUTH_SECRET } = env();
  const letters = await invitations(NEXTAUTH_URL, survey, drawn, [...codes]);
  const hashes = [...codes].map((code) => codeHash(NEXTAUTH_SECRET, code).toString("hex")).sort();
  return { letters, hashes };
}

async function storeCodes(tx: Transaction, surveyId: string, hashes: readonly string[]) {
  await tx.$executeRaw`
    INSERT INTO "SurveyCode" ("hash", "surveyId")
    SELECT decode(hash, 'hex'), ${surveyId}::uuid FROM unnest(${hashes}::text[]) AS hash ORDER BY hash`;
}

/** What a step needs to know before its work, which is done outside any transaction; the step asks again. */
const looked = (person: Person, input: SurveyStepInput, step: SurveyStep) =>
  inSurvey(person, input, step, async ({ tx, record, survey }) => {
    record(null);
    const [register, salt] = [await registerOf(survey.id, tx), await saltOf(survey.id, tx)];
    if (!register) throw new Refusal("wrong-state", "住户名册已经删除。");
    return { survey, register, salt };
  });

/**
 * Draws, with the seed that was committed to, and makes the letters: the only place where a household and its code
 * ever stand together. If they do not arrive, new ones can be made until somebody has answered.
 */
export async function drawSurvey(person: Person, input: SurveyStepInput): Promise<Letters> {
  const { survey, register, salt } = await looked(person, input, "draw");
  const seed = seedOf(env().NEXTAUTH_SECRET, salt);
  if (commitmentOf(seed) !== survey.commitment)
    throw new Refusal(
      "wrong-state",
      "服务器的密钥在承诺之后换过，承诺的种子已无法取得。请取消这次调查，重新制订计划。",
    );
  if (digestOf(register.households) !== survey.registerDigest)
    throw new Refusal("wrong-state", "名册与承诺时公布的摘要值不符，不能抽样。请联系管理员。");
  const { invited } = plannedSizes(
    register.households.length,
    survey.plan,
    survey.form.minResponses,
  );
  const positions = draw(seed, register.households, invited);
  const drawn = positions.flatMap((at) => register.households[at] ?? []);
  const { letters, hashes } = await newLetters(survey, drawn);
  await inSurvey(person, input, "draw", async (context) => {
    const { tx, record } = context;
    await tx.surveyRegister.update({
      where: { surveyId: survey.id },
      data: { drawn: positions },
    });
    await storeCodes(tx, survey.id, hashes);
    await changeSurvey(tx, survey, {
      state: "drawn",
      seed,
      drawnAt: new Date(),
      invited,
      letters: 1,
    });
    record({
      action: "survey.drawn",
      ...subjectOf(survey.id),
      before: { state: survey.state },
      after: { state: "drawn", seed, invited },
    });
  });
  return letters;
}

/** New codes and letters for the households that were drawn, as long as nobody has answered; the old codes are void. */
export async function renewLetters(person: Person, input: SurveyStepInput): Promise<Letters> {
  const { survey, register } = await looked(person, input, "renew");
  const drawn = (register.drawn ?? []).flatMap((at) => register.households[at] ?? []);
  const { letters, hashes } = await newLetters(survey, drawn);
  await inSurvey(person, input, "renew", async (context) => {
    const { tx, record, facts } = context;
    await holdAnswers(tx, survey.id);
    refuseStep(person, "renew", { survey, facts }, await countResponses(survey.id, tx));
    await tx.surveyCode.deleteMany({ where: { surveyId: survey.id } });
    await storeCodes(tx, survey.id, hashes);
    await changeSurvey(tx, survey, { letters: { increment: 1 } });
    record({
      action: "survey.letters-renewed",
      ...subjectOf(survey.id),
      after: { letters: survey.letters + 1 },
    });
  });
  return letters;
}
