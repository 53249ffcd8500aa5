/**
 * The command `npm run --silent score -- …` (section 7 of the specification): scores submissions,
 * checks standards, holds results against another standard. Exit 0: decided; 2: errors.
 */
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { parseArgs } from "node:util";
import {
  type Crosswalk,
  checkStandard,
  compare,
  evaluate,
  type Prepared,
  prepare,
  ScoringError,
  type Standard,
  type SubmissionError,
} from "../scoring";

/** Something the caller can put right, said in one sentence on stderr. */
class UsageError extends Error {}

const OPTIONS = {
  standard: { type: "string" },
  submission: { type: "string" },
  jsonl: { type: "boolean" },
  check: { type: "boolean" },
  compare: { type: "string" },
  crosswalk: { type: "string" },
  help: { type: "boolean" },
  bounds: { type: "boolean" },
  robustness: { type: "boolean" },
  plan: { type: "boolean" },
  weights: { type: "string" },
  exclude: { type: "string" },
  "allow-survey": { type: "boolean" },
  sampling: { type: "boolean" },
  implies: { type: "string" },
  impact: { type: "string" },
} as const;

/** Specified, and refused until they are built: an ignored option would look like an answer. */
const RESERVED = [
  "bounds",
  "robustness",
  "plan",
  "weights",
  "exclude",
  "allow-survey",
  "sampling",
  "implies",
  "impact",
] as const;

const USAGE = `用法：
  npm run --silent score -- --standard <文件|族[@版本]> --submission <文件|-> [--jsonl]
  npm run --silent score -- --check --standard <文件|族[@版本]>
  另可加 --compare <族|文件> [--crosswalk <文件>]，对照另一标准。
`;

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : "")?.[1] ?? "";
    throw new UsageError(`选项 ${option} 无法识别或缺少取值，用法见 --help。`);
  }
}

type Options = ReturnType<typeof parse>["values"];

async function readText(path: string): Promise<string> {
  try {
    if (path !== "-") return await readFile(path, "utf8");
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString("utf8");
  } catch {
    throw new UsageError(`无法读取文件 ${path}，请核对路径和权限。`);
  }
}

async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new UsageError(`${path === "-" ? "标准输入" : `文件 ${path} `}不是有效的 JSON，请改正。`);
  }
}

/** The newest comes into force last; of two on the same day, the greater version text. */
function newestFirst(a: Standard, b: Standard): number {
  const day = b.effectiveFrom.localeCompare(a.effectiveFrom, "en");
  return day || b.version.localeCompare(a.version, "en", { numeric: true });
}

/** The file of that name where there is one, else a bundled standard by `family[@version]`. */
async function findStandard(name: string): Promise<unknown> {
  const isFile = await stat(name).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile || name === "-") return readJson(name);
  const { bundledStandards } = await import("../standards");
  const [family = "", version] = name.split(/@(.*)/s);
  const versions = bundledStandards
    .filter((standard) => standard.family === family)
    .sort(newestFirst);
  if (versions.length === 0) return readJson(name);
  const found = version ? versions.find((standard) => standard.version === version) : versions[0];
  if (!found) throw new UsageError(`标准 ${family} 没有版本 ${version}。`);
  return found;
}

async function findCrosswalk(path: string | undefined, from: Prepared, to: Prepared) {
  if (path !== undefined) return (await readJson(path)) as Crosswalk;
  const { bundledCrosswalks } = await import("../standards");
  const fits = (crosswalk: Crosswalk) =>
    crosswalk.from === from.standard.family && crosswalk.to === to.standard.family;
  const found = bundledCrosswalks.find(fits);
  if (!found) throw new UsageError("没有合适的内置对照表，请用 --crosswalk 指定文件。");
  return found;
}

type Line = { ok: boolean; line: string };

function failure(errors: readonly unknown[]): Line {
  return { ok: false, line: JSON.stringify({ errors }) };
}

/** What turns one submission into one printed line. */
async function scorer(options: Options): Promise<(submission: unknown) => Line> {
  if (options.standard === undefined) throw new UsageError("请用 --standard 指定标准。");
  const from = prepare(await findStandard(options.standard));
  if (options.compare === undefined) {
    if (options.crosswalk !== undefined) throw new UsageError("--crosswalk 须与 --compare 同用。");
    return (submission) => {
      const result = evaluate(from, submission);
      if (!result.ok) return failure(result.errors);
      return { ok: true, line: JSON.stringify(result.decision) };
    };
  }
  const to = prepare(await findStandard(options.compare));
  const crosswalk = await findCrosswalk(options.crosswalk, from, to);
  return (submission) => {
    const result = evaluate(from, submission);
    if (!result.ok) return failure(result.errors);
    const compared = compare(from, submission, to, crosswalk);
    if (!compared.ok) return failure(compared.errors);
    const { comparison } = compared;
    return { ok: true, line: JSON.stringify({ ...result.decision, comparison }) };
  };
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

const MALFORMED: SubmissionError = {
  code: "wrong-type",
  path: "",
  message: "此行不是有效的 JSON，请改正。",
};

function scoreLine(score: (submission: unknown) => Line, text: string): string {
  let submission: unknown;
  try {
    submission = JSON.parse(text);
  } catch {
    return failure([MALFORMED]).line;
  }
  return score(submission).line;
}

/**
 * A result a line, in order, holding no more than a chunk and a line. Blank lines at the end are no
 * submissions; a blank line between others is a malformed one, so that lines keep their numbers.
 */
async function scoreLines(path: string, score: (submission: unknown) => Line): Promise<void> {
  const input = path === "-" ? process.stdin : createReadStream(path);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let blank = 0;
  const take = (text: string): string => {
    if (text.trim() === "") {
      blank += 1;
      return "";
    }
    const before = `${failure([MALFORMED]).line}\n`.repeat(blank);
    blank = 0;
    return `${before}${scoreLine(score, text)}\n`;
  };
  const chunks = input[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => {
      throw new UsageError(`无法读取文件 ${path}，请核对路径和权限。`);
    });
    if (next.done) break;
    // Not readline: it also breaks lines at U+2028, which a JSON string may hold.
    const lines = (rest + decoder.write(Buffer.from(next.value))).split("\n");
    rest = lines.pop() ?? "";
    const printed = lines.map(take).join("");
    if (printed !== "") await print(printed);
  }
  await print(take(rest + decoder.end()));
}

async function check(name: string | undefined): Promise<number> {
  if (name === undefined) throw new UsageError("请用 --standard 指定要检查的标准。");
  const faults = checkStandard(await findStandard(name));
  await print(`${JSON.stringify({ faults })}\n`);
  return faults.length === 0 ? 0 : 2;
}

async function run(args: string[]): Promise<number> {
  const { values: options, positionals } = parse(args);
  if (options.help) {
    await print(USAGE);
    return 0;
  }
  const reserved = RESERVED.find((name) => options[name] !== undefined);
  if (reserved) throw new UsageError(`选项 --${reserved} 尚未提供。`);
  const [named, ...more] = positionals;
  const extra = options.check && options.standard === undefined ? more[0] : (named ?? more[0]);
  if (extra !== undefined) throw new UsageError(`多余的参数 ${extra}，用法见 --help。`);
  if (options.check) return check(options.standard ?? named);
  if (options.submission === undefined) throw new UsageError("请用 --submission 指定申报文件。");
  const score = await scorer(options);
  if (options.jsonl) {
    await scoreLines(options.submission, score);
    return 0;
  }
  const { ok, line } = score(await readJson(options.submission));
  await print(`${line}\n`);
  return ok ? 0 : 2;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 2);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  if (error instanceof ScoringError) await print(`${failure(error.faults).line}\n`);
  else if (error instanceof UsageError) console.error(error.message);
  else console.error("评分程序内部出错，请联系维护人员。");
}
