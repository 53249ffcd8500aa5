import type { Tone } from "@/components/ui/sign";
import { StatusTag } from "@/components/ui/status-tag";
import { type PartState, partStates } from "@/lib/assignment/types";

const tones: Record<PartState, Tone> = {
  open: "pending",
  "handed-in": "info",
  accepted: "passed",
  "taken-over": "neutral",
};

/** Where a part stands, in one word. */
export const PartTag = ({ state }: { state: PartState }) => (
  <StatusTag tone={tones[state]}>{partStates[state]}</StatusTag>
);
