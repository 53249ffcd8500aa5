import { StatusTag } from "@/components/ui/status-tag";
import { type SurveyPhase, surveyPhases } from "@/lib/survey/types";

const TONES = {
  planned: "neutral",
  committed: "info",
  drawn: "info",
  running: "info",
  over: "pending",
  closed: "passed",
  cancelled: "neutral",
} as const satisfies Record<SurveyPhase, string>;

/** Where a survey stands, in one word. */
export function SurveyTag({ phase }: { phase: SurveyPhase }) {
  return <StatusTag tone={TONES[phase]}>{surveyPhases[phase]}</StatusTag>;
}
