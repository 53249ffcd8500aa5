import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bounds, compare, evaluate, implication, prepare } from "../../lib/scoring";
import { leaf, standardOf } from "./support";
import { workedStandard, workedSubmission } from "./worked-standard";

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "score-"));
const file = (name: string) => join(folder, name);
const other = standardOf([leaf("p", 10, { passMark: 6 })], { family: "other" });
const crosswalk = { from: "worked-example", to: "other", map: { p: ["b1"] } };

beforeAll(() => {
  const documents: Record<string, unknown> = {
    "standard.json": workedStandard(),
    "submission.json": workedSubmission(),
    "bad.json": { ...workedSubmission(), answers: { b1: 6.001 } },
    "faulty.json": { ...workedStandard(), issuer: "" },
    "other.json": other,
    "crosswalk.json": crosswalk,
    "misfit.json": { ...crosswalk, to: "elsewhere" },
  };
  for (const [name, document] of Object.entries(documents)) {
    writeFileSync(file(name), JSON.stringify(document));
  }
  writeFileSync(file("bom.json"), `\uFEFF${JSON.stringify(workedSubmission())}`);
  writeFileSync(file("broken.json"), "{");
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  code: number | null;
  out: string;
  err: string;
}

function score(args: string[], input = ""): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/score.ts", ...args]);
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

const against = (submission: string, ...more: string[]) =>
  score(["--standard", file("standard.json"), "--submission", submission, ...more]);
const expectedDecision = () => {
  const result = evaluate(prepare(workedStandard()), workedSubmission());
  if (!result.ok) throw new Error("no decision");
  return result.decision;
};

describe("score", () => {
  it("prints the decision as one line", async () => {
    const expected = { code: 0, out: `${JSON.stringify(expectedDecision())}\n`, err: "" };
    expect(await against(file("submission.json"))).toEqual(expected);
    expect(await against(file("bom.json"))).toEqual(expected);
    const stdin = await score(
      ["--standard", file("standard.json"), "--submission", "-"],
      JSON.stringify(workedSubmission()),
    );
    expect(stdin).toEqual(expected);
  });
  it("prints errors and exits with 2", async () => {
    const run = await against(file("bad.json"));
    expect(run).toMatchObject({ code: 2, err: "" });
    expect(JSON.parse(run.out)).toMatchObject({
      errors: [{ code: "too-precise", path: "answers.b1" }],
    });
  });
  it("prints a faulty standard's faults as errors", async () => {
    const args = ["--standard", file("faulty.json"), "--submission", file("submission.json")];
    const run = await score(args);
    expect(run).toMatchObject({ code: 2, err: "" });
    expect(JSON.parse(run.out)).toMatchObject({ errors: [{ code: "schema", path: "issuer" }] });
  });
  it.each([
    [[]],
    [["--nonsense"]],
    [["--standard"]],
    [["--standard", "standard.json"]],
    [["--standard", "no-such-family", "--submission", "submission.json"]],
    [["--standard", "hangzhou-municipal@1900", "--submission", "submission.json"]],
    [["--standard", "broken.json", "--submission", "submission.json"]],
    [["--standard", "standard.json", "--submission", "broken.json"]],
    [["--standard", "standard.json", "--submission", "absent.json"]],
    [["--standard", "standard.json", "--submission", "absent.json", "--jsonl"]],
    [["--standard", "standard.json", "--submission", "submission.json", "extra"]],
    [["--standard", "standard.json", "--submission", "submission.json", "--exclude", "b1"]],
    [["--standard", "standard.json", "--submission", "submission.json", "--crosswalk", "x"]],
    [["--standard", "standard.json", "--submission", "submission.json", "--compare", "other.json"]],
    [["--check"]],
    [["--check", "absent.json"]],
    [["--check", "standard.json", "extra"]],
  ])("says in one sentence what is wrong with %j", async (args) => {
    const run = await score(args.map((arg) => (arg.endsWith(".json") ? file(arg) : arg)));
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toMatch(/^[^\n]+。\n$/);
  });
  it("explains itself", async () => {
    expect(await score(["--help"])).toMatchObject({ code: 0, err: "" });
  });
});

describe("score --jsonl", () => {
  const good = JSON.stringify(workedSubmission());
  const decision = JSON.stringify(expectedDecision());
  it("prints a result a line, in order, and goes on after errors", async () => {
    // U+2028 ends a line for some readers; in JSON it is a character like any other.
    const odd = JSON.stringify({ ...workedSubmission(), note: "\u2028" });
    const lines = [good, "{", "", '{"community":{}}', odd];
    expect(await against("-", "--jsonl")).toEqual({ code: 0, out: "", err: "" });
    const input = `${lines.join("\r\n")}\n\n \n`;
    const { code, out } = await score(
      ["--standard", file("standard.json"), "--submission", "-", "--jsonl"],
      input,
    );
    expect(code).toBe(0);
    const printed = out.trimEnd().split("\n");
    const codes = printed.map((line) => JSON.parse(line).errors?.[0]?.code ?? "decided");
    expect(codes).toEqual(["decided", "wrong-type", "wrong-type", "wrong-type", "decided"]);
    expect(printed[0]).toBe(decision);
    expect(printed[4]).toBe(decision);
  });
  it("keeps up with a long file and a last line without an end", async () => {
    writeFileSync(file("many.jsonl"), Array(3000).fill(good).join("\n"));
    const { code, out } = await against(file("many.jsonl"), "--jsonl");
    expect(code).toBe(0);
    expect(out).toBe(`${decision}\n`.repeat(3000));
  });
});

describe("score --check", () => {
  it("prints the faults", async () => {
    const none = { code: 0, out: '{"faults":[]}\n', err: "" };
    expect(await score(["--check", "--standard", file("standard.json")])).toEqual(none);
    expect(await score(["--check", file("standard.json")])).toEqual(none);
    const run = await score(["--check", "--standard", file("faulty.json")]);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({ faults: [{ code: "schema", path: "issuer" }] });
  });
});

describe("score --compare", () => {
  it("adds the comparison to the decision", async () => {
    const more = ["--compare", file("other.json"), "--crosswalk", file("crosswalk.json")];
    const run = await against(file("submission.json"), ...more);
    const result = compare(
      prepare(workedStandard()),
      workedSubmission(),
      prepare(other),
      crosswalk,
    );
    if (!result.ok) throw new Error("no comparison");
    const { comparison } = result;
    expect(comparison.decision.nodes.p?.score).toBe(9.17);
    expect(run).toEqual({
      code: 0,
      out: `${JSON.stringify({ ...expectedDecision(), comparison })}\n`,
      err: "",
    });
  });
  it("prints a misfit crosswalk's faults as errors", async () => {
    const more = ["--compare", file("other.json"), "--crosswalk", file("misfit.json")];
    const run = await against(file("submission.json"), ...more);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({ errors: [{ code: "schema", path: "to" }] });
  });
});

describe("inquiries", () => {
  it("add their answers to the decision, in the order the specification names them", async () => {
    const weights = file("weights.json");
    writeFileSync(weights, JSON.stringify({ b1: 2 }));
    const failing = file("failing.json");
    const answers = { ...workedSubmission().answers, d: 59.99 };
    const submission = { ...workedSubmission(), answers };
    writeFileSync(failing, JSON.stringify(submission));
    const more = ["--plan", "--weights", weights, "--exclude", "b2,b3", "--allow-survey"];
    const run = await against(failing, "--sampling", "--bounds", "--robustness", ...more);
    expect(run).toMatchObject({ code: 0, err: "" });
    const printed = JSON.parse(run.out);
    expect(Object.keys(printed).slice(-4)).toEqual(["bounds", "robustness", "plan", "sampling"]);
    const found = bounds(prepare(workedStandard()), submission);
    expect(printed.bounds).toEqual(found.ok && found.bounds);
    expect(printed.robustness).toBeNull();
    expect(printed.plan.steps).toEqual([{ id: "d", from: 59.99, to: 60, gain: 0.01 }]);
    expect(printed.sampling[0].id).toBe("s");
  });
  it("prints unknown points of a plan as errors", async () => {
    const run = await against(file("submission.json"), "--plan", "--exclude", "nothing");
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({ errors: [{ path: "nothing" }] });
  });
  it("--implies prints what is proven for each type", async () => {
    const more = ["--implies", file("other.json"), "--crosswalk", file("crosswalk.json")];
    const run = await score(["--standard", file("standard.json"), ...more]);
    const proven = await implication(prepare(workedStandard()), prepare(other), crosswalk);
    expect(run).toEqual({ code: 0, out: `${JSON.stringify(proven)}\n`, err: "" });
    expect(proven.renewal?.status).toBe("witness");
  });
  it("--impact prints who would flip", async () => {
    const stricter = workedStandard();
    stricter.version = "2";
    const [, b] = stricter.sections;
    if (b) b.passMark = 10;
    writeFileSync(file("stricter.json"), JSON.stringify(stricter));
    const low = { ...workedSubmission(), answers: { ...workedSubmission().answers, b1: 3 } };
    const lines = [workedSubmission(), low].map((submission) => JSON.stringify(submission));
    writeFileSync(file("stored.jsonl"), `${lines.join("\n")}\n`);
    const run = await against(file("stored.jsonl"), "--impact", file("stricter.json"));
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(run.out)).toMatchObject({
      counts: { "passed-passed": 1, "passed-failed": 1, "failed-failed": 0 },
      flips: [{ index: 1, from: "passed", to: "failed", gates: ["b"] }],
    });
  });
});
