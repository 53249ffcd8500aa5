import type { Tone } from "@/components/ui/sign";
import type { Gate, GateSentence, Outcome } from "@/lib/scoring/types";

/** Marks as people see them: two decimals, a true minus sign. Marks have at most two, so nothing is rounded. */
export function marksText(marks: number): string {
  return marks.toFixed(2).replace("-", "−");
}

/** A difference with its sign: +3.50, −0.01, 0.00. */
export function marginText(margin: number): string {
  return margin > 0 ? `+${marksText(margin)}` : marksText(margin);
}

export const OUTCOME_TONES: Record<Outcome, Tone> = {
  passed: "passed",
  failed: "failed",
  incomplete: "pending",
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  passed: "达到验收标准",
  failed: "未达到验收标准",
  incomplete: "尚未填完，还不能得出结论",
};

/** What a gate reached and asked, in the words of its kind: marks, a count of questionnaires, or met and not met. */
export function gateFigures(gate: Gate): { score: string; passMark: string; margin: string } {
  switch (gate.kind) {
    case "requirement":
      return { score: gate.passed ? "满足" : "未满足", passMark: "应满足", margin: "—" };
    case "sample": {
      const sign = gate.margin > 0 ? "+" : gate.margin < 0 ? "−" : "";
      return {
        score: `${gate.score} 份`,
        passMark: `${gate.passMark} 份`,
        margin: `${sign}${Math.abs(gate.margin)} 份`,
      };
    }
    default:
      return {
        score: marksText(gate.score),
        passMark: marksText(gate.passMark),
        margin: marginText(gate.margin),
      };
  }
}

/** One gate as a sentence, for callers without an explanation of the library's (which also names the source). */
export function gateSentence(gate: Gate): string {
  if (gate.kind === "requirement") {
    return gate.passed ? `${gate.title}：已满足。` : `${gate.title}：必须满足，现未满足。`;
  }
  const unit = gate.kind === "sample" ? "份" : "分";
  const figure = (value: number) => (gate.kind === "sample" ? String(value) : marksText(value));
  const what = gate.kind === "sample" ? "有效问卷" : "";
  const asked = gate.kind === "sample" ? "最低份数" : "达标分值";
  const verdict = gate.passed ? "不低于" : "低于";
  const short = gate.passed ? "" : `，差 ${figure(Math.abs(gate.margin))} ${unit}`;
  return `${gate.title}${what} ${figure(gate.score)} ${unit}，${verdict}${asked} ${figure(gate.passMark)} ${unit}${short}。`;
}

export const gateKey = (gate: { id: string; kind: string }) => `${gate.id} ${gate.kind}`;

/** The library's own sentence for a gate where one is at hand. */
export function sentenceFor(gate: Gate, sentences: readonly GateSentence[] = []): GateSentence {
  const found = sentences.find((s) => s.id === gate.id && s.kind === gate.kind);
  return (
    found ?? {
      id: gate.id,
      kind: gate.kind,
      passed: gate.passed,
      sentence: gateSentence(gate),
      assumed: false,
    }
  );
}
