import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf, snapshotsOf } from "@/lib/application/data";
import { saveAnswers } from "@/lib/application/mutations";
import { db } from "@/lib/db";
import { loadDraw } from "@/lib/draw/loaders";
import { closeSurvey, enterSurvey, keepSurveysDue } from "@/lib/response/mutations";
import { evaluate, sampling } from "@/lib/scoring";
import { planSurvey } from "@/lib/survey/mutations";
import type { SurveyResults } from "@/lib/survey/types";
import {
  dayFromToday,
  fate,
  fill,
  newSubmitted,
  openWorld,
  refusal,
  sql,
  submit,
  type World,
} from "./fixtures";
import { newRunning, onDay, planOf, post, settled, stepOf, surveyNow } from "./survey-steps";

/** 满意度调查：the end, the counts in the application, and what is deleted when. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const satisfaction = () =>
  world.prepared.standard.sections.find(({ id }) => id === "satisfaction")?.id ?? "";

/** Households that answer with these choices, one a household. */
async function answer(
  survey: { id: string; codes: string[] },
  given: readonly (number | readonly number[])[],
  from: (at: number) => string = (at) => `10.${at >> 8}.0.${at & 255}`,
) {
  for (const [at, choice] of given.entries())
    await post(survey.id, { code: survey.codes[at] ?? "", choice, from: from(at) });
  await settled();
}

async function resultsOf(id: string): Promise<SurveyResults> {
  const { results } = await surveyNow(id);
  if (!results) throw new Error("no results");
  return results;
}

describe("closing", () => {
  it("cannot come before the period is over: nobody ends a survey while it goes well", async () => {
    const { id } = await newRunning(world);
    expect((await refusal(closeSurvey(world.official, await stepOf(id)))).message).toContain(
      "不能提前结束",
    );
    onDay(9);
    expect(await fate(closeSurvey(world.official, await stepOf(id)))).toBe("wrong-state");
    onDay(1);
    expect(await fate(closeSurvey(world.stranger, await stepOf(id)))).toBe("not-found");
    await closeSurvey(world.official, await stepOf(id));
    expect((await surveyNow(id)).state).toBe("closed");
    expect(await fate(closeSurvey(world.official, await stepOf(id)))).toBe("wrong-state");
  }, 60_000);

  it("counts each answer once and freezes the counts, which nobody changes afterwards", async () => {
    const survey = await newRunning(world);
    // 60 choose 1 throughout, 40 choose 2 but for the last question, which they do not know.
    const second = [2, 2, 2, 2, 2, 2, 2, 2, 2, 0];
    await answer(survey, [...Array(60).fill(1), ...Array(40).fill(second)]);
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    const results = await resultsOf(survey.id);
    const { form } = await surveyNow(survey.id);
    expect(results).toMatchObject({ households: 130, invited: 100, responses: 100, used: 100 });
    const ids = form.questions.map(({ nodeId }) => nodeId);
    const counted = (first: number, next: number) => ({
      "very-satisfied": first,
      satisfied: next,
      "fairly-satisfied": 0,
      dissatisfied: 0,
      "very-dissatisfied": 0,
    });
    expect(results.counts[ids[0] ?? ""]).toEqual(counted(60, 40));
    expect(results.counts[ids[9] ?? ""]).toEqual(counted(60, 0));
    expect(results.unanswered[ids[9] ?? ""]).toBe(40);
    for (const change of [`"results" = '{}'`, `"closesOn" = "closesOn" + 1`, `"state" = 'drawn'`])
      await expect(
        sql(world, `UPDATE "Survey" SET ${change} WHERE "id" = $1`, [survey.id]),
      ).rejects.toThrow();
  }, 60_000);

  it("says how far the score may be off, and where the pass mark lies", async () => {
    const survey = await newRunning(world, { "1幢": 200, "2幢": 200 });
    // All ten questions alike: the section is then like one question of 100 marks.
    const given = [...Array(80).fill(1), ...Array(70).fill(2), ...Array(50).fill(4)];
    await answer(survey, given.slice(0, survey.codes.length));
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    const results = await resultsOf(survey.id);
    const n = results.responses;
    const [a, b, c] = [80, 70, n - 150];
    const mean = (a + b * 0.8 + c * 0.3) / n;
    const variance = (a * (1 - mean) ** 2 + b * (0.8 - mean) ** 2 + c * (0.3 - mean) ** 2) / n;
    const margin = 196 * Math.sqrt((variance / n) * ((400 - n) / 399));
    const [score] = results.scores;
    expect(score?.score).toBeCloseTo(100 * mean, 1);
    expect(score?.margin).toBeCloseTo(margin, 1);
    expect(score).toMatchObject({ nodeId: satisfaction(), passMark: 80, fullMarks: 100 });
    expect(score?.within).toBe(Math.abs((score?.score ?? 0) - 80) <= (score?.margin ?? 0));
    // The scoring library says the same of one question.
    const first = Object.keys(results.counts)[0] ?? "";
    const found = sampling(world.prepared, {
      community: { type: "renewal", households: 400, residents: 400 },
      answers: { [first]: results.counts[first] ?? {} },
    });
    const own = found.ok ? found.sampling[0] : undefined;
    expect((own?.margin ?? 0) / 28).toBeCloseTo((score?.margin ?? 0) / 100, 3);
  }, 120_000);

  it("loses no answer that comes at the same moment, and takes none after it", async () => {
    const survey = await newRunning(world);
    onDay(9);
    await answer(survey, Array(20).fill(1));
    // The last day is still running for whoever answers, over for whoever closes: the lock decides between them.
    await sql(world, `UPDATE "Survey" SET "closesOn" = current_date + 20 WHERE "id" = $1`, [
      survey.id,
    ]);
    onDay(30);
    const step = await stepOf(survey.id);
    const late = survey.codes.slice(20, 40);
    const [closed, ...answers] = await Promise.all([
      fate(closeSurvey(world.official, step)),
      ...late.map((code) => post(survey.id, { code })),
    ]);
    expect(closed).toBe("done");
    const taken = answers.filter((one) => typeof one === "object" && one.fate === "saved").length;
    expect((await resultsOf(survey.id)).responses).toBe(20 + taken);
    expect((await post(survey.id, { code: survey.codes[50] ?? "" })).fate).toBe("late");
    await settled();
  }, 60_000);

  it("shows no question that fewer than ten answered, and writes none into the application", async () => {
    const survey = await newRunning(world);
    const few = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    await answer(survey, [...Array(9).fill(1), ...Array(5).fill(few)]);
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    const results = await resultsOf(survey.id);
    expect(Object.keys(results.counts)).toHaveLength(2);
    expect(results.scores).toEqual([]);
    expect(await enterSurvey(world.official, await stepOf(survey.id))).toBe(2);
    const entered = await answersOf(survey.applicationId);
    expect(entered).toHaveLength(2);
    expect(entered.every(({ origin }) => origin === "survey")).toBe(true);
  }, 60_000);

  it("with fewer than ten answers in all writes nothing", async () => {
    const survey = await newRunning(world);
    await answer(survey, Array(9).fill(1));
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    expect((await refusal(enterSurvey(world.official, await stepOf(survey.id)))).message).toContain(
      "少于 10 份",
    );
    expect(await answersOf(survey.applicationId)).toEqual([]);
  }, 60_000);

  it("counts signs and says what the score would be without, never leaving anything out by itself", async () => {
    const survey = await newRunning(world);
    const honest = Array.from({ length: 40 }, (_, n) =>
      Array.from({ length: 10 }, (_, q) => 2 + ((n + q) % 3)),
    );
    // Forty in one's own time; twenty from one place, all alike, and none with the page's time.
    await answer(survey, [...honest, ...Array(20).fill(1)], (at) =>
      at < 40 ? `10.0.0.${at}` : "10.9.9.9",
    );
    await sql(
      world,
      `UPDATE "SurveyResponse" SET "fast" = false WHERE "surveyId" = $1 AND NOT "burst"`,
      [survey.id],
    );
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    const results = await resultsOf(survey.id);
    expect(results.responses).toBe(60);
    expect(results.flags).toEqual({ burst: 20, uniform: 20, fast: 20, several: 20 });
    const [whole] = results.scores;
    const [without] = results.withoutFlagged ?? [];
    expect(without?.nodeId).toBe(satisfaction());
    expect(without?.score).toBeLessThan(whole?.score ?? 0);
  }, 60_000);
});

describe("the counts in the application", () => {
  it("are answers of the satisfaction section, marked as a survey's, and submitted without another word", async () => {
    const survey = await newRunning(world, { "1幢": 200 });
    await answer(survey, Array(110).fill(1));
    await fill(world, survey.applicationId);
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    // Typed-in counts stood there: the survey's take their place.
    expect(await enterSurvey(world.official, await stepOf(survey.id))).toBe(10);
    const entered = (await answersOf(survey.applicationId)).filter(
      ({ origin }) => origin === "survey",
    );
    expect(entered).toHaveLength(10);
    expect(entered[0]?.value).toMatchObject({ "very-satisfied": 110 });
    expect(entered[0]?.note).toContain(`/survey/plans/${survey.id}`);
    expect(await fate(enterSurvey(world.official, await stepOf(survey.id)))).toBe("wrong-state");
    await submit(world.official, survey.applicationId);
    const [snapshot] = await snapshotsOf(survey.applicationId);
    expect(snapshot?.statements.surveyed).toEqual(entered.map(({ nodeId }) => nodeId).sort());
    const result = snapshot && evaluate(world.prepared, snapshot.submission);
    expect(result?.ok && result.decision.nodes.satisfaction?.score).toBe(100);
  }, 60_000);

  it("stay the survey's while only the note is changed, and become typed-in ones with the first other figure", async () => {
    const survey = await newRunning(world);
    await answer(survey, Array(30).fill(2));
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    await enterSurvey(world.official, await stepOf(survey.id));
    const overall = async () =>
      (await answersOf(survey.applicationId)).find(
        ({ nodeId }) => nodeId === "satisfaction-overall",
      );
    const save = async (change: object) => {
      const now = await overall();
      if (!now) throw new Error("no answer");
      const { nodeId, value, note, version } = now;
      await saveAnswers(world.official, {
        applicationId: survey.applicationId,
        answers: [{ nodeId, value, note, version, ...change }],
      });
    };
    await save({ note: "补充说明。" });
    expect(await overall()).toMatchObject({ origin: "survey", note: "补充说明。" });
    await save({ value: { ...((await overall())?.value as object), satisfied: 31 } });
    expect(await overall()).toMatchObject({ origin: "entered" });
  }, 60_000);

  it("typed in by hand need a document: without one the application is not submitted", async () => {
    const survey = await newRunning(world, { "1幢": 20 });
    const { applicationId } = survey;
    await fill(world, applicationId);
    const typed = (await answersOf(applicationId)).filter(({ nodeId }) =>
      nodeId.startsWith("satisfaction-"),
    );
    const withNote = (note: string) =>
      saveAnswers(world.official, {
        applicationId,
        answers: typed.slice(0, 1).map(({ nodeId, value }, at) => ({
          nodeId,
          value,
          note,
          version: note === "  " ? (typed[at]?.version ?? 0) : 2,
        })),
      });
    await withNote("  ");
    const { message, errors } = await refusal(submit(world.official, applicationId));
    expect(message).toBe("有 1 个问卷评分点的份数没有写明依据，不能提交。");
    expect(errors).toEqual([
      {
        path: `answers.${typed[0]?.nodeId}`,
        message: expect.stringContaining("须写明依据的文件，或上传该文件"),
      },
    ]);
    await withNote("统计表，拱建〔2026〕8号");
    await submit(world.official, applicationId);
    expect((await snapshotsOf(applicationId))[0]?.statements.surveyed).toBeUndefined();
  }, 60_000);

  it("wait where the application is out of hand, and can be written in when it comes back", async () => {
    const survey = await newRunning(world, { "1幢": 150 });
    await answer(survey, Array(20).fill(1));
    await fill(world, survey.applicationId);
    await submit(world.official, survey.applicationId);
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    expect(await fate(enterSurvey(world.official, await stepOf(survey.id)))).toBe("wrong-state");
    expect((await surveyNow(survey.id)).enteredAt).toBeNull();
    const { giveBack } = await import("./steps");
    const { form } = await surveyNow(survey.id);
    await giveBack(world, survey.applicationId, ...form.questions.map(({ nodeId }) => nodeId));
    expect(await enterSurvey(world.official, await stepOf(survey.id))).toBe(10);
  }, 60_000);

  it("of an earlier survey stay public when another one is held", async () => {
    const survey = await newRunning(world, { "1幢": 20 });
    onDay(11);
    await closeSurvey(world.official, await stepOf(survey.id));
    const again = await planSurvey(
      world.official,
      planOf(survey.applicationId, { opensOn: dayFromToday(0), closesOn: dayFromToday(5) }),
    );
    expect((await surveyNow(again)).state).toBe("planned");
    expect((await surveyNow(survey.id)).state).toBe("closed");
  }, 60_000);
});

describe("what is due", () => {
  it("closes itself after the period, and is deleted after as many days as the notice said, not before", async () => {
    const survey = await newRunning(world);
    await answer(survey, Array(30).fill(1));
    const left = async (table: string) =>
      (await sql(world, `SELECT 1 FROM "${table}" WHERE "surveyId" = $1`, [survey.id])).length;
    await keepSurveysDue();
    expect((await surveyNow(survey.id)).state).toBe("drawn");
    onDay(10);
    expect((await keepSurveysDue()).closed).toBeGreaterThanOrEqual(1);
    expect((await resultsOf(survey.id)).responses).toBe(30);
    expect(await keepSurveysDue()).toEqual({ closed: 0, purged: 0 });
    onDay(29);
    await keepSurveysDue();
    expect(await left("SurveyResponse")).toBe(30);
    expect(await loadDraw(survey.id)).not.toBeNull();
    onDay(1);
    const { purged } = await keepSurveysDue();
    expect(purged).toBeGreaterThanOrEqual(1);
    for (const table of ["SurveyResponse", "SurveyCode", "SurveyRegister"])
      expect(await left(table)).toBe(0);
    expect((await surveyNow(survey.id)).purgedAt).not.toBeNull();
    expect((await resultsOf(survey.id)).responses).toBe(30);
    expect(await loadDraw(survey.id)).toBeNull();
    const records = await db().auditRecord.findMany({
      where: { subjectId: survey.id },
      orderBy: { seq: "asc" },
      select: { action: true, actorName: true },
    });
    expect(records.map(({ action }) => action)).toEqual([
      "survey.planned",
      "survey.register-imported",
      "survey.committed",
      "survey.drawn",
      "survey.closed",
      "survey.purged",
    ]);
    expect(records.at(-1)?.actorName).toBe("系统");
  }, 60_000);

  it("is nothing of submitted applications' own", async () => {
    await newSubmitted(world);
    expect((await keepSurveysDue()).closed).toBe(0);
  });
});
