import type { Fault } from "./types";

const WHAT = {
  "faulty-standard": "标准",
  "faulty-crosswalk": "对照表",
  "bad-options": "选项",
} as const;

/**
 * Thrown where a document that must be sound is not (`faults` says what is wrong with it), and, as
 * `unsolved`, where the solver reached no proven result (`status` is what it said).
 */
export class ScoringError extends Error {
  readonly code: keyof typeof WHAT | "unsolved";
  readonly faults: readonly Fault[];
  readonly status: string | undefined;

  constructor(code: ScoringError["code"], faults: readonly Fault[], status?: string) {
    const [first] = faults;
    super(
      code === "unsolved"
        ? `求解没有得到确定的结果（${status}）。`
        : `${WHAT[code]}有 ${faults.length} 处问题${first ? `，例如 ${first.path || "文档"}：${first.message}` : "。"}`,
    );
    this.name = "ScoringError";
    this.code = code;
    this.faults = faults;
    this.status = status;
  }
}
