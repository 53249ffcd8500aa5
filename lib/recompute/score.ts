/** Computes a published outcome again and holds everything against what was published. Runs in browsers. */
import {
  allNodes,
  digest,
  evaluate,
  type Prepared,
  prepare,
  ScoringError,
  type Standard,
} from "../scoring";
import { disparities } from "./policy";
import {
  type DocumentName,
  type Documents,
  documentTitles,
  type Published,
  type Recomputation,
  type Step,
} from "./types";

const NONE = { disparities: [], count: 0 };

/** The digest; null for what RFC 8785 gives no form to, such as a number beyond all bounds. */
function digestOf(value: unknown): string | null {
  try {
    return digest(value);
  } catch {
    return null;
  }
}

/** Holds one document against the published one: by its digest and by what stands in it. */
function held(
  name: DocumentName,
  found: unknown,
  published: Published,
  titles: ReadonlyMap<string, string>,
  { key = name as string, title = documentTitles[name] as string } = {},
): Step {
  const own = digestOf(found);
  if (own === null) {
    const sentence = `${title}里有无法表示的数值，不是本站公布的内容。`;
    return { key, title, same: false, word: "不同", sentence, ...NONE };
  }
  const digests = { published: published.digests[name], found: own };
  const known = published.documents[name];
  const { listed, count } =
    known === undefined ? { listed: [], count: 0 } : disparities(known, found, titles);
  const same = own === digests.published && count === 0;
  const sentence = same
    ? "摘要值与公布的相同。"
    : count > 0
      ? `有 ${count} 处与公布的不同。`
      : "摘要值与公布的不同，内容被改动过。";
  const word = same ? "相同" : "不同";
  return { key, title, same, word, sentence, digests, disparities: listed, count };
}

const failed = (key: string, title: string, sentence: string): Step => ({
  key,
  title,
  same: false,
  word: "没有算成",
  sentence,
  ...NONE,
});

/** The standard ready for scoring, or the sentence that says why it is none. */
function prepared(standard: unknown): Prepared | string {
  try {
    return prepare(standard as Standard);
  } catch (error) {
    if (!(error instanceof ScoringError)) return "办法的内容无法读取，不能计算。";
    const [first] = error.faults;
    return `办法有 ${error.faults.length} 处问题，不能计算${first ? `，第一处在 ${first.path || "开头"}：${first.message}` : "。"}`;
  }
}

/** Scores the submission by the standard; what comes out is held against the published decision. */
function computed(
  scoring: Prepared | string,
  submission: unknown,
  published: Published,
  titles: ReadonlyMap<string, string>,
): Step[] {
  const [key, title] = ["computed", "重新计算"];
  if (typeof scoring === "string") return [failed(key, title, scoring)];
  const result = evaluate(scoring, submission);
  if (!result.ok) {
    const [first] = result.errors;
    const where = first && (titles.get(first.path.replace(/^answers\./, "")) ?? first.path);
    const detail = first ? `，第一处${where ? `在“${where}”` : ""}：${first.message}` : "。";
    return [failed(key, title, `申报有 ${result.errors.length} 处错误，不能计算${detail}`)];
  }
  const { decision } = result;
  const { score, passMark } = decision.total;
  const words = { passed: "通过", failed: "未通过", incomplete: "未填完" }[decision.outcome];
  const told = `用同一个计分程序算出：${words}，总分 ${score.toFixed(2)} 分，达标分值 ${passMark.toFixed(2)} 分，共核对 ${decision.gates.length} 项要求。`;
  return [
    { key, title, same: true, word: "完成", sentence: told, ...NONE },
    held("decision", decision, published, titles, { key: "result", title: "算出的结论" }),
  ];
}

/** The titles of a standard's nodes, as far as it has any. */
function titlesOf(scoring: Prepared | string): Map<string, string> {
  if (typeof scoring === "string") return new Map();
  return new Map(allNodes(scoring).map(({ id, title }) => [id, title]));
}

const SAME = "全部相同：重新计算得到的就是公布的结论。";
const DIFFERENT = "有不同：下面标出的内容与公布的不一样。";

/**
 * Computes the outcome again from the documents given; for those that are missing the published ones serve.
 * Never throws, whatever the documents hold.
 * @param given what a person picked: JSON values nested at most as deep as `readJsonFile` lets through
 * @returns what was held against what was published, step by step
 */
export function recompute(given: Documents, published: Published): Recomputation {
  const documents = { ...published.documents, ...given };
  const scoring = prepared(documents.standard);
  const known = typeof scoring === "string" ? prepared(published.documents.standard) : scoring;
  const titles = titlesOf(known);
  const steps: Step[] = [
    held("standard", documents.standard, published, titles),
    held("submission", documents.submission, published, titles),
  ];
  if (documents.decision !== undefined)
    steps.push(held("decision", documents.decision, published, titles));
  steps.push(...computed(scoring, documents.submission, published, titles));
  const same = steps.every((step) => step.same);
  return { same, headline: same ? SAME : DIFFERENT, steps };
}
