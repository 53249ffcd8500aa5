import type { AnswerFlags, SurveyForm } from "../survey/types";

/** What the answering of one survey needs, and never changes once codes are out. */
export interface SurveyKeys {
  id: string;
  salt: string;
  form: SurveyForm;
}

/** What became of an answer. */
export type AnswerFate = "saved" | "changed" | "unknown" | "early" | "late";

/** What a resident finds behind a code. */
export type SurveyDoor =
  | { kind: "unknown" }
  | { kind: "early"; opensOn: string; communityName: string }
  | { kind: "late"; closesOn: string; communityName: string }
  | {
      kind: "open";
      code: string;
      surveyId: string;
      /** When the page was opened, signed for this code. */
      opened: string;
      communityName: string;
      organiser: string;
      contact: string;
      closesOn: string;
      keepDays: number;
      form: SurveyForm;
    };

/** One answer on its way in. */
export interface IncomingAnswer extends Pick<AnswerFlags, "uniform" | "fast"> {
  surveyId: string;
  codeHash: Buffer;
  key: Buffer;
  /** The option of each question counted from 1; null for none. */
  answers: readonly (number | null)[];
}

/** What became of what was sent, for the receipt. */
export interface Received {
  fate: AnswerFate | "empty";
  /** As it is spelled, whether it exists or not. */
  code: string;
  /** Questions without a choice. */
  left: number;
}
