import type { Fault } from "./types";

/** Thrown where a document that must be sound is not. `faults` says what is wrong with it. */
export class ScoringError extends Error {
  readonly code: "faulty-standard" | "faulty-crosswalk";
  readonly faults: readonly Fault[];

  constructor(code: ScoringError["code"], faults: readonly Fault[]) {
    const [first] = faults;
    super(
      `${code === "faulty-standard" ? "标准" : "对照表"}有 ${faults.length} 处问题` +
        (first ? `，例如 ${first.path || "文档"}：${first.message}` : "。"),
    );
    this.name = "ScoringError";
    this.code = code;
    this.faults = faults;
  }
}
