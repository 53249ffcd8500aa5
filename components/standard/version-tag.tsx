import type { Tone } from "@/components/ui/sign";
import { StatusTag } from "@/components/ui/status-tag";
import { type StandardState, standardStates } from "@/lib/standard/types";

const tones: Record<StandardState, Tone> = {
  draft: "neutral",
  proposed: "pending",
  "in-force": "passed",
  repealed: "failed",
};

/** Where a version of a standard stands: 草案, 待核定, 施行, 废止. */
export function VersionTag({ state }: { state: StandardState }) {
  return <StatusTag tone={tones[state]}>{standardStates[state]}</StatusTag>;
}
