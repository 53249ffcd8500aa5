import type { Tone } from "@/components/ui/sign";
import { StatusTag } from "@/components/ui/status-tag";
import { type State, states } from "@/lib/application/types";

const tones: Record<State, Tone> = {
  draft: "neutral",
  submitted: "info",
  returned: "pending",
  verified: "info",
  approved: "pending",
  notice: "pending",
  published: "passed",
  revoked: "failed",
};

/** An application's state in one word. */
export const StateTag = ({ state }: { state: State }) => (
  <StatusTag tone={tones[state]}>{states[state]}</StatusTag>
);
