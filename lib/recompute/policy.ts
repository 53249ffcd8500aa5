import { figureWords } from "../standard/types";
import {
  BUNDLE_FORMAT,
  type Digests,
  type Disparity,
  type DocumentName,
  type Documents,
  documentTitles,
} from "./types";

/** No document of ours comes near: the bundle of a whole outcome has about 120 KB. */
export const LARGEST_BYTES = 1024 * 1024;
const DEEPEST = 64;
const LISTED = 12;

/** A file that cannot be used, said in one sentence. */
export class UnreadableFile extends Error {}

/** How deep brackets nest, without recursion: what comes after would otherwise run out of stack. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === "\\") at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (char === "}" || char === "]") depth -= 1;
  }
  return deepest;
}

/**
 * The JSON value of a file's bytes.
 * @param name how the file is called in the sentence
 * @throws {UnreadableFile} for what is too large, no UTF-8, no JSON, or nested beyond all measure
 */
export function readJsonFile(name: string, bytes: Uint8Array): unknown {
  if (bytes.byteLength > LARGEST_BYTES)
    throw new UnreadableFile(`${name} 超过 1 MB，不是本站公布的文件，没有读取。`);
  let text: string;
  try {
    // A byte order mark is left out by the decoder.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`${name} 不是 UTF-8 文本，请选择下载的 JSON 文件。`);
  }
  if (text.trim() === "") throw new UnreadableFile(`${name} 是空的，请重新下载。`);
  if (depthOf(text) > DEEPEST)
    throw new UnreadableFile(`${name} 的层次超过 ${DEEPEST} 层，不是本站公布的文件，没有读取。`);
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableFile(`${name} 不是有效的 JSON，可能没有下载完整，或者被改动过。`);
  }
}

type Fields = Record<string, unknown>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: Fields): DocumentName | null {
  if ("sections" in value && "family" in value) return "standard";
  if ("gates" in value && "nodes" in value) return "decision";
  if ("answers" in value && "community" in value) return "submission";
  return null;
}

/**
 * Which documents a JSON value is: a bundle's, an outcome's as the interface answers it, or one alone.
 * @throws {UnreadableFile} for anything else
 */
export function documentsIn(name: string, value: unknown): Documents {
  if (isObject(value)) {
    if (value.format === BUNDLE_FORMAT) {
      const { submission, standard, decision } = value;
      return { submission, standard, decision };
    }
    const kind = kindOf(value);
    if (kind) return { [kind]: value };
    // There the standard is only named.
    if ("submission" in value && "decision" in value) {
      const { submission, decision } = value;
      return { submission, decision };
    }
  }
  throw new UnreadableFile(`${name} 里没有申报、办法或结论，请选择本页下载的文件。`);
}

/**
 * A bundle's documents with the digests that stand in it, for a check without the site.
 * @throws {UnreadableFile} for anything else, and for a bundle in which something is missing
 */
export function bundleIn(name: string, value: unknown): { documents: Documents; digests: Digests } {
  const fault = `${name} 不是一项结果的全部数据，请从结果的“自己算一遍”页下载。`;
  if (!isObject(value) || value.format !== BUNDLE_FORMAT) throw new UnreadableFile(fault);
  const { submission, standard, decision, digests } = value;
  const sum = (key: DocumentName): string => {
    const text = isObject(digests) ? digests[key] : undefined;
    if (typeof text === "string") return text;
    throw new UnreadableFile(
      `${name} 里没有${documentTitles[key]}的摘要值，可能不完整，请重新下载。`,
    );
  };
  for (const [key, part] of Object.entries({ submission, standard, decision }))
    if (!isObject(part))
      throw new UnreadableFile(
        `${name} 里没有${documentTitles[key as DocumentName]}，可能不完整，请重新下载。`,
      );
  return {
    documents: { submission, standard, decision },
    digests: {
      submission: sum("submission"),
      standard: sum("standard"),
      decision: sum("decision"),
    },
  };
}

const words: Readonly<Record<string, string>> = {
  ...figureWords,
  answers: "填报",
  waived: "因地制宜不参评",
  community: "社区情况",
  households: "户数",
  residents: "人数",
  type: "类型",
  outcome: "是否通过",
  total: "总分",
  score: "得分",
  margin: "差额",
  passed: "是否达标",
  grade: "等级",
  gates: "达标情况",
  nodes: "各项得分",
  missing: "未填",
  bonus: "特色加分",
  redundancy: "冗余分值",
  applicable: "是否适用",
  actual: "实有数",
  digest: "摘要值",
  standard: "办法",
  id: "编号",
};

/** Lists whose entries are named by their own titles, and containers that people need not hear of. */
const unnamed = new Set(["sections", "children", "nodes", "gates", "answers", "sources"]);

const own = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Fields)[key]
    : undefined;

function titleOf(value: unknown): string | undefined {
  const title = own(value, "title");
  return typeof title === "string" ? title.slice(0, 60) : undefined;
}

const shown = (value: unknown): string | null => {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

/**
 * Where two JSON values differ, innermost first places named; the order of keys does not count.
 * @param titles of nodes by id, for documents that name nodes only by id
 */
export function disparities(
  published: unknown,
  found: unknown,
  titles: ReadonlyMap<string, string> = new Map(),
): { listed: Disparity[]; count: number } {
  const listed: Disparity[] = [];
  let count = 0;
  const visit = (before: unknown, after: unknown, path: string[], place: string[]) => {
    if (before === after) return;
    const both = typeof before === "object" && typeof after === "object" && before && after;
    if (both && Array.isArray(before) === Array.isArray(after)) {
      const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
      for (const key of keys) {
        const [there, here] = [own(before, key), own(after, key)];
        const title = titles.get(key) ?? titleOf(there) ?? titleOf(here) ?? words[key] ?? key;
        visit(there, here, [...path, key], unnamed.has(key) ? place : [...place, title]);
      }
      return;
    }
    count += 1;
    if (listed.length >= LISTED) return;
    listed.push({
      path: path.join("."),
      place: place.join(" › ") || "全文",
      published: shown(before),
      found: shown(after),
    });
  };
  visit(published, found, [], []);
  return { listed, count };
}
