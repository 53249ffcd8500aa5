import type { Tone } from "@/components/ui/sign";
import { StatusTag } from "@/components/ui/status-tag";
import { type BatchPhase, phases } from "@/lib/batch/types";

const tones: Record<BatchPhase, Tone> = { ahead: "pending", running: "info", ended: "neutral" };

/** Where today lies in a batch's period. */
export function PhaseTag({ phase }: { phase: BatchPhase }) {
  return <StatusTag tone={tones[phase]}>{phases[phase]}</StatusTag>;
}
