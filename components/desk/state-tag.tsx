import type { Tone } from "@/components/ui/sign";
import { StatusTag } from "@/components/ui/status-tag";
import { type State, states } from "@/lib/application/types";

const tones: Record<State, Tone> = {
  draft: "neutral",
  submitted: "info",
  returned: "pending",
  verified: "info",
  approved: "info",
  notice: "info",
  published: "passed",
  revoked: "failed",
};

/** An application's state in its word. 已公布 says nothing of the outcome. */
export function StateTag({ state }: { state: State }) {
  return <StatusTag tone={tones[state]}>{states[state]}</StatusTag>;
}
