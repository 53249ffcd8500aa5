import type { Answer } from "../scoring/types";

/** A reviewer's ruling on one scoring point: the self score stands, or another value takes its place. */
export interface RulingView {
  nodeId: string;
  kind: "accepted" | "adjusted";
  value: Answer;
  reason: string;
  ruledByName: string;
  version: number;
}
