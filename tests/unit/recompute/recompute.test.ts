import { describe, expect, it } from "vitest";
import { documentsIn, readJsonFile } from "@/lib/recompute/policy";
import { recompute } from "@/lib/recompute/score";
import type { DocumentName, Recomputation } from "@/lib/recompute/types";
import { bundleOf, bytes, published, texts } from "./support";

const given = (text: string) => documentsIn("文件", readJsonFile("文件", bytes(text)));

/** What came of each step: `standard` 相同, `computed` 完成. */
const words = ({ steps }: Recomputation) =>
  Object.fromEntries(steps.map(({ key, word }) => [key, word]));

const stepOf = ({ steps }: Recomputation, key: string) => {
  const step = steps.find((each) => each.key === key);
  if (!step) throw new Error(`no step ${key}`);
  return step;
};

/** The published text with one thing in it put otherwise. */
function changed(name: DocumentName, from: string, to: string): Recomputation {
  const text = texts[name];
  expect(text.split(from).length, from).toBeGreaterThan(1);
  return recompute(given(text.replace(from, to)), published);
}

describe("computing a published outcome again", () => {
  it("finds all the same, from the bundle and from each file", () => {
    for (const text of [bundleOf(), texts.submission, texts.standard, texts.decision]) {
      const result = recompute(given(text), published);
      expect(result.same).toBe(true);
      expect(words(result)).toEqual({
        standard: "相同",
        submission: "相同",
        decision: "相同",
        computed: "完成",
        result: "相同",
      });
    }
  });
  it("cares for what a file says, not for its layout or the order of keys", () => {
    const { community, ...rest } = JSON.parse(texts.submission);
    const laidOut = `\uFEFF${JSON.stringify({ ...rest, community }, null, 2)}\n`;
    expect(recompute(given(laidOut), published).same).toBe(true);
  });
  it("names the point of the submission that is otherwise, and what it does to the decision", () => {
    const result = changed("submission", '"digital-access-devices":', '"digital-access-device2":');
    expect(result.same).toBe(false);
    expect(words(result)).toMatchObject({ submission: "不同", computed: "没有算成" });
    const fewer = changed("submission", '"households":1200', '"households":1201');
    expect(words(fewer)).toMatchObject({ submission: "不同", standard: "相同", computed: "完成" });
    expect(stepOf(fewer, "submission")).toMatchObject({
      count: 1,
      disparities: [
        {
          path: "community.households",
          place: "社区情况 › 户数",
          published: "1200",
          found: "1201",
        },
      ],
    });
  });
  it("names the figure of the standard that is otherwise", () => {
    const result = changed("standard", '"passMark":480', '"passMark":481');
    expect(words(result)).toMatchObject({ standard: "不同", submission: "相同", result: "不同" });
    expect(stepOf(result, "standard").disparities).toEqual([
      expect.objectContaining({ path: "total.passMark", published: "480", found: "481" }),
    ]);
    expect(stepOf(result, "result").disparities.map(({ path }) => path)).toContain(
      "total.passMark",
    );
  });
  it("names the figure of the decision that is otherwise; what is computed is as published", () => {
    const at = texts.decision.indexOf('"score":');
    const result = recompute(
      given(
        `${texts.decision.slice(0, at)}"score":1${texts.decision.slice(at + '"score":'.length)}`,
      ),
      published,
    );
    expect(words(result)).toMatchObject({ decision: "不同", result: "相同" });
    expect(stepOf(result, "decision").disparities[0]?.path).toBe("total.score");
  });
  it("finds a published decision that does not follow from what it is said to rest on", () => {
    const forged = structuredClone(published);
    (forged.documents.decision as { outcome: string }).outcome = "failed";
    const result = recompute(forged.documents, forged);
    expect(result.same).toBe(false);
    expect(stepOf(result, "result").disparities).toEqual([
      { path: "outcome", place: "是否通过", published: '"failed"', found: '"passed"' },
    ]);
  });
  it("shows every single changed byte", { timeout: 60_000 }, () => {
    const every: [DocumentName, number][] = [
      ["submission", 41],
      ["decision", 257],
      ["standard", 3989],
    ];
    for (const [name, step] of every) {
      const text = texts[name];
      for (let at = 0; at < text.length; at += step) {
        const other = text[at] === "7" ? "8" : "7";
        const bent = text.slice(0, at) + other + text.slice(at + 1);
        let same: boolean;
        try {
          same = recompute(given(bent), published).same;
        } catch {
          same = false;
        }
        expect(same, `${name} at ${at}: ${bent.slice(at - 20, at + 20)}`).toBe(false);
      }
    }
  });
  it("cannot be broken by what documents hold", () => {
    const odd: unknown[] = [undefined, null, 1, "x", [], {}, { answers: null }, { sections: 5 }];
    for (const name of ["submission", "standard", "decision"] as const)
      for (const document of odd) {
        const result = recompute({ [name]: document }, published);
        if (document !== undefined || name !== "decision") expect(result.same, name).toBe(false);
      }
    const endless = recompute(
      given(texts.decision.replace('"outcome":', '"x":1e999,"outcome":')),
      published,
    );
    expect(stepOf(endless, "decision").sentence).toMatch(/无法表示的数值/);
    const inherited = recompute(
      given('{"answers":{"__proto__":{"x":1}},"community":{}}'),
      published,
    );
    expect(stepOf(inherited, "submission").same).toBe(false);
    const surrogates = recompute(
      { standard: JSON.parse(texts.standard.replace("杭州市", "\\ud800")) },
      {
        ...published,
        documents: { standard: JSON.parse(texts.standard.replace("杭州市", "\\ud801")) },
      },
    );
    expect(surrogates.same).toBe(false);
  });
});
