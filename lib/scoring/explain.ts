/** A decision in Chinese sentences: short, plain, each figure with its threshold and its source. */
import { basisOf, type ResolvedBasis } from "./basis";
import { formatMarks, hundredths, toMarks } from "./decimal";
import { lossesOf } from "./losses";
import { compiledOf, type Prepared } from "./prepare";
import type {
  Decision,
  Explanation,
  Gate,
  GateKind,
  GateSentence,
  LossSentence,
  Source,
} from "./types";

/** The figures whose basis stands for a gate's threshold, the first one given counts. */
const THRESHOLD: Record<GateKind, readonly string[]> = {
  total: ["passMark"],
  "pass-mark": ["passMark"],
  requirement: ["requirement", "rule", "fullMarks"],
  sample: ["minResponses", "rule", "fullMarks"],
};

/** 2022-05-23 as 「2022年5月23日」. */
function chineseDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** A source as it is cited: a newspaper by name and day, anything else by its title. */
export function citeSource(source: Source): string {
  const date = source.date ? chineseDate(source.date) : "";
  if (source.kind === "news" && source.publisher) return `${source.publisher} ${date}`.trim();
  return source.title.includes("《") ? source.title : `《${source.title}》`;
}

function firstBasis(prepared: Prepared, id: string, fields: readonly string[]) {
  for (const field of fields) {
    const basis = basisOf(prepared, id, field);
    if (basis) return basis;
  }
  return undefined;
}

function sourceNote(basis: ResolvedBasis | undefined, assumedText: string): string {
  if (!basis) return "";
  return basis.assumed ? `（${assumedText}）` : `（依据：${citeSource(basis.source)}）`;
}

const marks = (value: number) => `${formatMarks(value)} 分`;

function marksSentence(gate: Gate, basis: ResolvedBasis | undefined): string {
  const pass = marks(gate.passMark);
  const verdict = !gate.passed
    ? `低于达标分值 ${pass}，差 ${marks(-gate.margin)}`
    : gate.margin === 0
      ? `正好达到达标分值 ${pass}`
      : `达到达标分值 ${pass}，高出 ${marks(gate.margin)}`;
  const note = sourceNote(basis, `达标分值待核定：暂无公开依据，按 ${pass}暂定`);
  return `${gate.title} ${marks(gate.score)}，${verdict}${note}。`;
}

function sampleSentence(gate: Gate, basis: ResolvedBasis | undefined): string {
  const verdict = !gate.passed
    ? `少于要求的 ${gate.passMark} 份，少 ${-gate.margin} 份`
    : gate.margin === 0
      ? `正好达到要求的 ${gate.passMark} 份`
      : `达到要求的 ${gate.passMark} 份，多 ${gate.margin} 份`;
  const note = sourceNote(basis, `份数要求待核定：暂无公开依据，按 ${gate.passMark} 份暂定`);
  return `${gate.title}有效答卷 ${gate.score} 份，${verdict}${note}。`;
}

function requirementSentence(
  gate: Gate,
  basis: ResolvedBasis | undefined,
  unanswered: boolean,
): string {
  const verdict = gate.passed ? "已满足" : unanswered ? "尚未填报" : "未满足";
  const note = sourceNote(basis, "此项要求待核定：暂无公开依据");
  return `“${gate.title}”${verdict}，属必须满足的要求${note}。`;
}

function gateSentence(prepared: Prepared, gate: Gate, missing: ReadonlySet<string>): GateSentence {
  const basis = firstBasis(prepared, gate.id, THRESHOLD[gate.kind]);
  const sentence =
    gate.kind === "sample"
      ? sampleSentence(gate, basis)
      : gate.kind === "requirement"
        ? requirementSentence(gate, basis, missing.has(gate.id))
        : marksSentence(gate, basis);
  const assumed = basis?.assumed ?? false;
  return { id: gate.id, kind: gate.kind, passed: gate.passed, sentence, assumed };
}

function lossSentences(prepared: Prepared, decision: Decision): LossSentence[] {
  const c = compiledOf(prepared);
  const missing = new Set(decision.missing);
  return lossesOf(c, decision).map(({ id, title, lost }) => {
    const full = c.full[c.index.get(id) ?? -1] ?? 0;
    const basis = basisOf(prepared, id, "fullMarks");
    const score = missing.has(id) ? "尚未填报" : `得 ${marks(toMarks(full - hundredths(lost)))}`;
    const note = sourceNote(basis, "满分待核定：暂无公开依据");
    const sentence = `${title}${score}，满分 ${marks(toMarks(full))}，失 ${marks(lost)}${note}。`;
    return { id, lost, sentence, assumed: basis?.assumed ?? false };
  });
}

function singleItems(gates: readonly Gate[]): string {
  const single = gates.filter((gate) => gate.kind !== "total");
  if (single.length === 0) return "";
  const failed = single.filter((gate) => !gate.passed);
  if (failed.length === 0) return `；${single.length} 项单项要求全部达标`;
  const titles = [...new Set(failed.map((gate) => gate.title))];
  const named = titles.slice(0, 3).join("、") + (titles.length > 3 ? "等" : "");
  return `；${single.length} 项单项要求中 ${failed.length} 项未达标：${named}`;
}

function headline(prepared: Prepared, decision: Decision): string {
  const { total, gates, missing } = decision;
  const assumed = basisOf(prepared, "total", "passMark")?.assumed ? "（待核定）" : "";
  const pass = `${marks(total.passMark)}${assumed}`;
  const reached = total.passed ? `达到 ${pass}` : `未达到 ${pass}，差 ${marks(-total.margin)}`;
  const summary = decision.summary ? "本结果含直接给分，仅供参考，不作为验收依据。" : "";
  if (missing.length > 0) {
    return `尚有 ${missing.length} 个评分点未填报，暂不能得出结论；目前总分 ${marks(total.score)}，达标分值 ${pass}。${summary}`;
  }
  return `总分 ${marks(total.score)}，${reached}${singleItems(gates)}。${summary}`;
}

/** Puts a decision of this standard into words: the whole, each gate, each loss (largest first). */
export function explain(prepared: Prepared, decision: Decision): Explanation {
  const missing = new Set(decision.missing);
  return {
    headline: headline(prepared, decision),
    gates: decision.gates.map((gate) => gateSentence(prepared, gate, missing)),
    losses: lossSentences(prepared, decision),
  };
}
