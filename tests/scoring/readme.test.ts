import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as scoring from "../../lib/scoring";
import { bundledStandards } from "../../lib/standards";
import { blocksOf, readmeExample } from "./readme";
import { decide } from "./support";

vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL("../..", import.meta.url));
const README = "lib/scoring/README.md";
const text = readFileSync(join(root, README), "utf8");
const example = readmeExample();
const standard = example.standard as scoring.Standard;
const submission = example.submission as scoring.Submission;
const folder = mkdtempSync(join(tmpdir(), "readme-"));

beforeAll(() => {
  writeFileSync(join(folder, "my-standard.json"), JSON.stringify(example.standard));
  writeFileSync(join(folder, "my-submission.json"), JSON.stringify(example.submission));
});
afterAll(() => rmSync(folder, { recursive: true }));

const commands = blocksOf(README)
  .flatMap((block) => (block.language === "" ? block.text.split("\n") : []))
  .filter((line) => line.startsWith("npm run "));

/** Runs a command as the README has it, in the folder where the reader has written the files. */
function run(line: string): { status: number | null; printed: string; complaint: string } {
  const [, args = ""] = /^npm run --silent score -- (.*)$/.exec(line) ?? [];
  const command = ["--import", import.meta.resolve("tsx"), join(root, "lib/cli/score.ts")];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args.split(" ")], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, printed: stdout, complaint: stderr };
}

describe("the library's README: in ten minutes", () => {
  it("shows a standard without faults", () => {
    expect(scoring.checkStandard(standard)).toEqual([]);
  });
  it("has the commands that check and score", () => {
    expect(commands.length).toBeGreaterThanOrEqual(2);
    expect(commands.filter((line) => line.includes("--check"))).not.toEqual([]);
    expect(commands.filter((line) => line.includes("--submission"))).not.toEqual([]);
    for (const line of commands) expect(line).toMatch(/^npm run --silent score -- /);
  });
  it.each(commands)("runs: %s", (line) => {
    const { status, printed, complaint } = run(line);
    expect({ status, complaint }).toEqual({ status: 0, complaint: "" });
    const answer = JSON.parse(printed);
    if (line.includes("--check")) expect(answer).toEqual({ faults: [] });
    else expect(answer).toMatchObject(JSON.parse(JSON.stringify(decide(standard, submission))));
  });
  it("says what comes out: redundancy, 120 ㎡, 4.50, 10.00 of 10, passed", () => {
    for (const words of ["12 of 10 marks", "400 households need 120 ㎡", "6 × 0.75 = 4.50"])
      expect(text).toContain(words);
    const decision = decide(standard, submission);
    expect(decision.nodes.scenes).toMatchObject({ score: 10, fullMarks: 10, redundancy: 2 });
    expect(decision.nodes.facility?.score).toBe(4.5);
    expect(decision.outcome).toBe("passed");
    const prepared = scoring.prepare(standard);
    const facility = scoring.nodeById(prepared, "facility");
    if (!facility || !scoring.isLeaf(facility) || facility.rule.type !== "quota")
      throw new Error("the facility is no quota any more");
    const { rule } = facility;
    expect(scoring.requiredQuantity(rule, submission.community)).toBe("120.00");
  });
  it("says what fails: without safety that gate alone", () => {
    const answers = { ...submission.answers, safety: false };
    const { outcome, gates } = decide(standard, { ...submission, answers });
    expect(outcome).toBe("failed");
    expect(gates.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(["safety"]);
  });
  it("says that the figures are assumed, and shown as such", () => {
    const prepared = scoring.prepare(standard);
    const decision = decide(standard, submission);
    expect(scoring.explain(prepared, decision).headline).toContain("待核定");
  });
  it("has code that runs as it stands, one block after the other", async () => {
    const blocks = blocksOf(README).filter(({ language }) => language === "ts");
    expect(blocks).not.toEqual([]);
    // Only names of the library and the two documents are in scope.
    const scope = { ...scoring, standard, submission };
    const texts = blocks.map((block) => block.text);
    for (const text of [texts[0], texts.join("\n")]) {
      const { code } = transformSync(
        `async function run() {\n${text}\nreturn { prepared, result };}`,
        {
          loader: "ts",
        },
      );
      const made = new Function(...Object.keys(scope), `${code}\nreturn run();`);
      const ran = await made(...Object.values(scope));
      expect(ran.result).toEqual({ ok: true, decision: decide(standard, submission) });
      expect(ran.prepared.digest).toBe(scoring.digest(standard));
    }
  });
});

describe("the READMEs of the library and of the standards", () => {
  it.each([README, "lib/standards/README.md"])("%s names files that are there", (readme) => {
    const words = readFileSync(join(root, readme), "utf8");
    const named = [...words.matchAll(/`([\w./-]+\.ts)`/g)].map((match) => match[1] ?? "");
    expect(named).not.toEqual([]);
    const places = [dirname(readme), ".", "tests/scoring"];
    const lost = named.filter((file) => !places.some((at) => existsSync(join(root, at, file))));
    expect(lost).toEqual([]);
  });
  it("count the figures of the standards as they are", () => {
    const words = readFileSync(join(root, "lib/standards/README.md"), "utf8");
    const counts = bundledStandards.map((bundled) => {
      const found = { published: 0, references: 0, assumed: 0 };
      for (const { value, basis } of scoring.figures(scoring.prepare(bundled))) {
        const kind = basis?.source.kind ?? "assumption";
        if (value === null) continue;
        if (kind === "assumption") found.assumed += 1;
        else if (kind === "reference") found.references += 1;
        else found.published += 1;
      }
      return `${found.published} / ${found.references} / ${found.assumed}`;
    });
    const row = /^\| numbers published.*$/m.exec(words)?.[0] ?? "";
    for (const count of counts) expect(row).toContain(count);
  });
});
