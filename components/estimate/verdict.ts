import type { Tone } from "@/components/ui/sign";
import type { EstimateResult, Verdict } from "@/lib/estimate/types";

const LEVELS: Record<string, string> = { municipal: "市级", provincial: "省级" };

/** A standard by its level, which is how people tell the two apart. */
export const levelName = ({ level, title }: Pick<EstimateResult, "level" | "title">): string =>
  LEVELS[level] ?? title;

export const TONES: Record<Verdict, Tone> = { passes: "passed", fails: "failed", open: "pending" };
export const INKS: Record<Verdict, string> = {
  passes: "text-passed",
  fails: "text-failed",
  open: "text-pending",
};

/** What an estimate comes to: 达到市级标准. Never 通过验收, which only an acceptance can say. */
export function verdictText(result: EstimateResult): string {
  const level = levelName(result);
  if (result.verdict === "open") return `${level}标准：还不能判断`;
  return result.verdict === "passes" ? `达到${level}标准` : `达不到${level}标准`;
}
