import type { Tone } from "@/components/ui/sign";
import { StatusTag } from "@/components/ui/status-tag";
import { type ObjectionState, objectionStates } from "@/lib/objection/types";

const tones: Record<ObjectionState, Tone> = {
  received: "pending",
  "taken-up": "info",
  upheld: "passed",
  dismissed: "neutral",
};

/** An objection's state in its word. */
export const ObjectionTag = ({ state }: { state: ObjectionState }) => (
  <StatusTag tone={tones[state]}>{objectionStates[state]}</StatusTag>
);
