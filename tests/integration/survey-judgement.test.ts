import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSurvey, enterSurvey } from "@/lib/response/mutations";
import { judgeSurvey } from "@/lib/survey/mutations";
import { fate, fill, openWorld, refusal, sql, submit, type World } from "./fixtures";
import { newRunning, onDay, post, settled, stepOf, surveyNow } from "./survey-steps";

/** 作答迹象: a person of the city judges them, in words that stay; nothing is counted otherwise for it. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Closed, written in and submitted: eleven of one house at once, the others one by one. */
async function newJudged() {
  const survey = await newRunning(world);
  for (const [at, code] of survey.codes.slice(0, 40).entries())
    await post(survey.id, { code, from: at < 11 ? "10.9.9.9" : `10.0.1.${at}` });
  await settled();
  await fill(world, survey.applicationId);
  onDay(11);
  await closeSurvey(world.official, await stepOf(survey.id));
  await enterSurvey(world.official, await stepOf(survey.id));
  return survey;
}

const verdict = async (surveyId: string, word: "sound" | "doubtful" = "doubtful") => ({
  ...(await stepOf(surveyId)),
  verdict: word,
  reason: "同一地址的 11 份在社区办公室交出。",
});

describe("a judgement on the signs", () => {
  it("is the batch's reviewers' alone, once the counts lie before them", async () => {
    const { id, applicationId } = await newJudged();
    expect(await fate(judgeSurvey(world.official, await verdict(id)))).toBe("not-allowed");
    expect(await fate(judgeSurvey(world.admin, await verdict(id)))).toBe("not-allowed");
    // Nothing is submitted yet: there is no such survey for a reviewer.
    expect(await fate(judgeSurvey(world.reviewer, await verdict(id)))).toBe("not-found");
    await submit(world.official, applicationId);
    await judgeSurvey(world.reviewer, await verdict(id));
    expect((await surveyNow(id)).judgement).toMatchObject({
      ...{ verdict: "doubtful", by: world.reviewer.name },
      reason: "同一地址的 11 份在社区办公室交出。",
    });
  }, 60_000);

  it("changes no count, and may be given anew while the application is verified: the audit keeps both", async () => {
    const { id, applicationId } = await newJudged();
    await submit(world.official, applicationId);
    const before = (await surveyNow(id)).results;
    expect(before?.flags.burst).toBe(11);
    expect(before?.responses).toBe(40);
    const stale = await verdict(id, "sound");
    await judgeSurvey(world.reviewer, stale);
    expect(await fate(judgeSurvey(world.reviewer, stale))).toBe("stale");
    await judgeSurvey(world.reviewer, await verdict(id));
    expect((await surveyNow(id)).results).toEqual(before);
    const audit = await sql(
      world,
      `SELECT "after"->>'verdict' AS verdict FROM "AuditRecord"
       WHERE "subjectId" = $1 AND "action" = 'survey.judged' ORDER BY "seq"`,
      [id],
    );
    expect(audit).toEqual([{ verdict: "sound" }, { verdict: "doubtful" }]);
    await sql(world, `UPDATE "Application" SET "state" = 'approved' WHERE "id" = $1`, [
      applicationId,
    ]);
    expect((await refusal(judgeSurvey(world.reviewer, await verdict(id)))).message).toContain(
      "不在核验中",
    );
  }, 60_000);

  it("is none of a survey that still runs, and none without a reason", async () => {
    const survey = await newRunning(world);
    await fill(world, survey.applicationId);
    await submit(world.official, survey.applicationId);
    expect(await fate(judgeSurvey(world.reviewer, await verdict(survey.id)))).toBe("wrong-state");
    await expect(
      sql(world, `UPDATE "Survey" SET "verdict" = 'sound' WHERE "id" = $1`, [survey.id]),
    ).rejects.toThrow(/Survey_verdict/);
  }, 60_000);
});
