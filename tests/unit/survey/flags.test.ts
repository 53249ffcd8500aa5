import { describe, expect, it } from "vitest";
import { Bursts, flagsOf, shortestReading } from "@/lib/response/policy";
import { readAnswerForm } from "@/lib/response/schema";
import { leavesOf, prepare } from "@/lib/scoring";
import { findBundledStandard } from "@/lib/standards";
import { surveyWordings } from "@/lib/standards/survey-wording";
import { formFor } from "@/lib/survey/policy";

const prepared = prepare(findBundledStandard("hangzhou-municipal"));
const surveyLeaves = leavesOf(prepared).filter(({ rule }) => rule.type === "survey");
const asked = formFor(surveyLeaves);
if (!asked.ok) throw new Error(asked.message);
const { form } = asked;
const long = shortestReading(form) + 60_000;

describe("what is asked", () => {
  it("is every survey point of the standard, in plain words, each once", () => {
    expect(form.questions.map(({ nodeId }) => nodeId)).toEqual(surveyLeaves.map(({ id }) => id));
    expect(form.questions).toHaveLength(10);
    expect(form.minResponses).toBe(100);
    expect(new Set(form.questions.map(({ text }) => text)).size).toBe(10);
    for (const { text } of form.questions) expect(text).toMatch(/^.{10,40}？$/);
  });

  it("stands in groups that hold together", () => {
    const groups = form.questions.map(({ group }) => group);
    const changes = groups.filter((group, at) => group !== groups[at - 1]);
    expect(changes).toEqual([...new Set(groups)]);
  });

  it("names its wording's version, of which no two are the same", () => {
    expect(form.wording).toBe(surveyWordings[0]?.version);
    expect(new Set(surveyWordings.map(({ version }) => version)).size).toBe(surveyWordings.length);
  });

  it("takes under two minutes to read aloud: five signs a second", () => {
    const signs = form.questions.reduce((sum, { text }) => sum + text.length, 0);
    expect(signs / 5).toBeLessThan(60);
  });

  it("is the clause where there is no wording; nothing where nothing is to be asked, or too much", () => {
    const [leaf] = surveyLeaves;
    if (!leaf) throw new Error("no survey leaf");
    const foreign = formFor([{ ...leaf, id: "elsewhere", clause: "您满意吗？" }]);
    expect(foreign.ok && foreign.form.questions[0]).toMatchObject({
      text: "您满意吗？",
      group: "其他",
    });
    expect(formFor([])).toMatchObject({ ok: false });
    const many = Array.from({ length: 21 }, (_, at) => ({ ...leaf, id: `q${at}` }));
    expect(formFor(many)).toMatchObject({ ok: false });
  });
});

describe("an answer's signs", () => {
  it("show the same choice throughout, from five questions on", () => {
    expect(flagsOf(form, [1, 1, 1, 1, 1, null], long).uniform).toBe(true);
    expect(flagsOf(form, [1, 1, 1, 1, null, null], long).uniform).toBe(false);
    expect(flagsOf(form, [1, 1, 1, 1, 1, 2], long).uniform).toBe(false);
  });

  it("show what was handed in sooner than it can be read, or with a time that is not ours", () => {
    expect(shortestReading(form)).toBeGreaterThan(15_000);
    expect(shortestReading(form)).toBeLessThan(30_000);
    expect(flagsOf(form, [1, 2], shortestReading(form) - 1).fast).toBe(true);
    expect(flagsOf(form, [1, 2], shortestReading(form)).fast).toBe(false);
    expect(flagsOf(form, [1, 2], null).fast).toBe(true);
  });
});

describe("bursts", () => {
  const minute = 60_000;
  it("are five different answers from one address within ten minutes, all of them", () => {
    const bursts = new Bursts();
    const found = [1, 2, 3, 4, 5, 6].map((n) => bursts.note("here", `key ${n}`, n * 10_000));
    expect(found.slice(0, 4)).toEqual([[], [], [], []]);
    expect(found[4]).toEqual(["key 1", "key 2", "key 3", "key 4", "key 5"]);
    expect(found[5]).toHaveLength(6);
  });

  it("are not the same answer given again, nor many spread over time, nor from many addresses", () => {
    const bursts = new Bursts();
    for (let n = 0; n < 20; n += 1) expect(bursts.note("here", "same", n)).toEqual([]);
    for (let n = 0; n < 20; n += 1)
      expect(bursts.note("slow", `key ${n}`, n * 3 * minute)).toEqual([]);
    for (let n = 0; n < 20; n += 1) expect(bursts.note(`from ${n}`, `k ${n}`, n)).toEqual([]);
  });

  it("do not keep what is over", () => {
    const bursts = new Bursts();
    for (let n = 0; n < 4; n += 1) bursts.note("here", `key ${n}`, n);
    expect(bursts.note("here", "later", 11 * minute)).toEqual([]);
  });
});

describe("what a form sends", () => {
  it("is read for what it is, whatever else stands in it", () => {
    const sent = readAnswerForm(
      "code=abcd&survey=x&a1=3&a2=0&a3=99&a4=-1&a5=1.5&a6=%3Cscript%3E&a8=100",
    );
    expect(sent.code).toBe("abcd");
    expect(sent.survey).toBe("00000000-0000-0000-0000-000000000000");
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(sent.choice)).toEqual([
      3,
      0,
      99,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
