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
  type Inquiries,
  impact,
  implication,
  inquire,
  type PlanOptions,
  type Prepared,
  prepare,
  ScoringError,
  type Standard,
  type SubmissionError,
} from "../scoring";
import { inLines, recomputed } from "./bundle";

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
  bundle: { type: "string" },
  digest: { type: "string" },
  json: { type: "boolean" },
} as const;

const USAGE = `用法：
  npm run --silent score -- --standard <文件|族[@版本]> --submission <文件|-> [--jsonl]
  npm run --silent score -- --check --standard <文件|族[@版本]>
  npm run --silent score -- --standard <…> --implies <族|文件> [--crosswalk <文件>]
  npm run --silent score -- --standard <…> --impact <文件|族@版本> --submission <JSONL 文件|->
  npm run --silent score -- --bundle <一项结果的全部数据|-> [--digest <结论摘要值>] [--json]
对每份申报另可加：
  --bounds       尚未填完时总分和各项的最低、最高可能
  --robustness   通过的结论有多稳：最少几个评分点失分就不通过
  --plan         最省的补短板办法；--weights <文件：{编号: 权重}>、--exclude <编号,编号>、--allow-survey
  --compare      <族|文件> 对照另一标准；--crosswalk <文件>
  --sampling     问卷的抽样误差
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

async function readBytes(path: string): Promise<Buffer> {
  try {
    if (path !== "-") return await readFile(path);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch {
    throw new UsageError(`无法读取文件 ${path}，请核对路径和权限。`);
  }
}

const readText = async (path: string): Promise<string> => (await readBytes(path)).toString("utf8");

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

/** Options that only mean something beside another one. */
const BESIDE = {
  weights: ["plan"],
  exclude: ["plan"],
  "allow-survey": ["plan"],
  crosswalk: ["compare", "implies"],
  digest: ["bundle"],
  json: ["bundle"],
} as const;

function checkBeside(options: Options): void {
  for (const [name, needed] of Object.entries(BESIDE)) {
    const given = options[name as keyof typeof BESIDE] !== undefined;
    if (!given || needed.some((other) => options[other] !== undefined)) continue;
    throw new UsageError(
      `--${name} 须与 ${needed.map((other) => `--${other}`).join(" 或 ")} 同用。`,
    );
  }
}

async function planOptions(options: Options): Promise<PlanOptions> {
  const found: PlanOptions = { allowSurvey: options["allow-survey"] ?? false };
  if (options.exclude !== undefined) found.exclude = options.exclude.split(",").filter(Boolean);
  if (options.weights !== undefined) {
    const weights = await readJson(options.weights);
    if (typeof weights !== "object" || weights === null || Array.isArray(weights)) {
      throw new UsageError(`文件 ${options.weights} 应为 {"编号": 权重} 的对象。`);
    }
    found.weights = weights as Record<string, number>;
  }
  return found;
}

async function otherStandard(options: Options, name: string, from: Prepared) {
  const to = prepare(await findStandard(name));
  return { to, crosswalk: await findCrosswalk(options.crosswalk, from, to) };
}

type Score = (submission: unknown) => Promise<Line>;

/** What turns one submission into one printed line. */
async function scorer(options: Options, from: Prepared): Promise<Score> {
  const asked: Inquiries = {
    bounds: options.bounds,
    robustness: options.robustness,
    sampling: options.sampling,
  };
  if (options.plan) asked.plan = await planOptions(options);
  if (options.compare !== undefined) {
    asked.compare = await otherStandard(options, options.compare, from);
  }
  return async (submission) => {
    const result = await inquire(from, submission, asked);
    if (!result.ok) return failure(result.errors);
    return { ok: true, line: JSON.stringify(result.decision) };
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

async function scoreLine(score: Score, text: string): Promise<string> {
  let submission: unknown;
  try {
    submission = JSON.parse(text);
  } catch {
    return failure([MALFORMED]).line;
  }
  return (await score(submission)).line;
}

/**
 * A result a line, in order, holding no more than a chunk and a line. Blank lines at the end are no
 * submissions; a blank line between others is a malformed one, so that lines keep their numbers.
 */
async function scoreLines(path: string, score: Score): Promise<void> {
  const input = path === "-" ? process.stdin : createReadStream(path);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let blank = 0;
  const take = async (text: string): Promise<string> => {
    if (text.trim() === "") {
      blank += 1;
      return "";
    }
    const before = `${failure([MALFORMED]).line}\n`.repeat(blank);
    blank = 0;
    return `${before}${await scoreLine(score, text)}\n`;
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
    let printed = "";
    for (const line of lines) printed += await take(line);
    if (printed !== "") await print(printed);
  }
  await print(await take(rest + decoder.end()));
}

async function check(name: string | undefined): Promise<number> {
  if (name === undefined) throw new UsageError("请用 --standard 指定要检查的标准。");
  const faults = checkStandard(await findStandard(name));
  await print(`${JSON.stringify({ faults })}\n`);
  return faults.length === 0 ? 0 : 2;
}

/** Computes a published outcome again from its bundle, without the network. Exit 0 where all is the same. */
async function checkBundle(path: string, { digest, json }: Options): Promise<number> {
  const name = path === "-" ? "标准输入" : `文件 ${path}`;
  const result = recomputed(name, await readBytes(path), digest);
  if (typeof result === "string") throw new UsageError(result);
  await print(json ? `${JSON.stringify(result)}\n` : inLines(result));
  return result.same ? 0 : 2;
}

async function run(args: string[]): Promise<number> {
  const { values: options, positionals } = parse(args);
  if (options.help) {
    await print(USAGE);
    return 0;
  }
  checkBeside(options);
  const [named, ...more] = positionals;
  const extra = options.check && options.standard === undefined ? more[0] : (named ?? more[0]);
  if (extra !== undefined) throw new UsageError(`多余的参数 ${extra}，用法见 --help。`);
  if (options.check) return check(options.standard ?? named);
  if (options.bundle !== undefined) return checkBundle(options.bundle, options);
  if (options.standard === undefined) throw new UsageError("请用 --standard 指定标准。");
  const from = prepare(await findStandard(options.standard));
  if (options.implies !== undefined) {
    const { to, crosswalk } = await otherStandard(options, options.implies, from);
    await print(`${JSON.stringify(await implication(from, to, crosswalk))}\n`);
    return 0;
  }
  if (options.submission === undefined) throw new UsageError("请用 --submission 指定申报文件。");
  if (options.impact !== undefined) {
    const to = prepare(await findStandard(options.impact));
    const submissions = await readSubmissions(options.submission);
    await print(`${JSON.stringify(impact(from, to, submissions))}\n`);
    return 0;
  }
  const score = await scorer(options, from);
  if (options.jsonl) {
    await scoreLines(options.submission, score);
    return 0;
  }
  const { ok, line } = await score(await readJson(options.submission));
  await print(`${line}\n`);
  return ok ? 0 : 2;
}

/** The submissions of a JSONL file; a line that is no JSON is a submission that every version refuses. */
async function readSubmissions(path: string): Promise<unknown[]> {
  const lines = (await readText(path)).replace(/^\uFEFF/, "").split("\n");
  while (lines.at(-1)?.trim() === "") lines.pop();
  return lines.map((line) => {
    try {
      return JSON.parse(line);
    } catch {
      return undefined;
    }
  });
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
