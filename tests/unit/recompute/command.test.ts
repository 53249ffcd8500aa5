import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bundleOf, published, texts } from "./support";

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "bundle-"));
const file = (name: string) => join(folder, name);

beforeAll(() => {
  writeFileSync(file("bundle.json"), bundleOf());
  writeFileSync(file("submission.json"), texts.submission);
  writeFileSync(file("broken.json"), bundleOf().slice(0, -1));
});
afterAll(() => rmSync(folder, { recursive: true }));

function score(
  args: string[],
  input = "",
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/score.ts", ...args]);
    let [out, err] = ["", ""];
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

/** The bundle with one thing in it put otherwise. */
function bent(from: string, to: string): string {
  expect(bundleOf()).toContain(from);
  return bundleOf().replace(from, to);
}

describe("score --bundle", () => {
  it("computes a published outcome again, without the network", async () => {
    const run = await score(["--bundle", file("bundle.json")]);
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out.split("\n").map((line) => line.slice(0, line.indexOf("。")))).toEqual([
      "验收办法：相同",
      "核定后的申报：相同",
      "结论：相同",
      "重新计算：完成",
      "算出的结论：相同",
      "全部相同：重新计算得到的就是公布的结论",
      "",
    ]);
    const own = await score(["--bundle", "-", "--digest", published.digests.decision], bundleOf());
    expect(own).toEqual(run);
  });
  it("exits with 2 where the submission is otherwise", async () => {
    const run = await score(["--bundle", "-"], bent('"households":1200', '"households":1201'));
    expect(run.code).toBe(2);
    expect(run.out).toMatch(/核定后的申报：不同。摘要值与公布的不同/);
  });
  it("names what the decision has otherwise when the standard is", async () => {
    const run = await score(["--bundle", "-"], bent('"passMark":480,', '"passMark":481,'));
    expect(run.code).toBe(2);
    expect(run.out).toMatch(/验收办法：不同。/);
    expect(run.out).toMatch(/总分 › 达标分值（total\.passMark）：公布的 480，现在的 481/);
  });
  it("names where a decision does not follow from its own inputs", async () => {
    const run = await score(
      ["--bundle", "-", "--json"],
      bent('"outcome":"passed"', '"outcome":"failed"'),
    );
    expect(run.code).toBe(2);
    const { same, steps } = JSON.parse(run.out);
    expect(same).toBe(false);
    expect(steps.at(-1)).toMatchObject({ key: "result", disparities: [{ path: "outcome" }] });
  });
  it("holds the bundle against the digest of a certificate", async () => {
    const run = await score(["--bundle", "-", "--digest", "0".repeat(64)], bundleOf());
    expect(run.code).toBe(2);
    expect(run.out).toMatch(/结论：不同。摘要值与公布的不同/);
  });
  it.each([
    [["--bundle"]],
    [["--bundle", "absent.json"]],
    [["--bundle", "broken.json"]],
    [["--bundle", "submission.json"]],
    [["--bundle", "bundle.json", "--digest", "12"]],
    [["--digest", "0".repeat(64), "--standard", "x", "--submission", "submission.json"]],
  ])("says in one sentence what is wrong with %j", async (args) => {
    const run = await score(args.map((arg) => (arg.endsWith(".json") ? file(arg) : arg)));
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toMatch(/^[^\n]+。\n$/);
  });
});
