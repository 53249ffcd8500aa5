import type { Answer } from "../scoring/types";
import type { SurveyStep } from "./policy";

/** A survey's life (计划 → 承诺 → 抽样 → 结束). Whether a drawn one is open to answers, its period says. */
export const surveyStates = {
  planned: "准备中",
  committed: "已公布抽样承诺",
  drawn: "已抽样",
  closed: "已结束",
  cancelled: "已取消",
} as const;
export type SurveyState = keyof typeof surveyStates;

/** Where a survey stands today, in one word for people. */
export const surveyPhases = {
  planned: "准备中",
  committed: "待抽样",
  drawn: "待开始",
  running: "进行中",
  over: "已截止，待结束",
  closed: "已结束",
  cancelled: "已取消",
} as const;
export type SurveyPhase = keyof typeof surveyPhases;

/** So many questions fit into two minutes, and into an answer's row. */
export const mostQuestions = 20;
/** A group of fewer people is never shown by itself. */
export const smallestGroup = 10;

/** What a reviewer makes of the signs in how answers came in. */
export const verdicts = { sound: "可以采信", doubtful: "存疑" } as const;
export type Verdict = keyof typeof verdicts;

export interface Judgement {
  verdict: Verdict;
  reason: string;
  by: string;
  at: Date;
}

export interface SurveyQuestion {
  nodeId: string;
  group: string;
  text: string;
  options: { id: string; title: string }[];
}

/** What is asked, frozen when the survey is planned. */
export interface SurveyForm {
  /** The version of the wording. */
  wording: string;
  /** Responses that the standard asks for at least. */
  minResponses: number;
  questions: SurveyQuestion[];
}

export interface Household {
  building: string;
  room: string;
}

/** How many households of each building are drawn. */
export interface Allocation {
  building: string;
  households: number;
  drawn: number;
}

/** What was laid down before the draw. */
export interface SamplingPlan {
  /** In percent. */
  margin: number;
  confidence: number;
  /** Of a hundred invited, so many are expected to answer. */
  expectedResponse: number;
}

export interface PlannedSizes {
  /** Responses needed. */
  needed: number;
  /** Letters to be sent so that as many come back. */
  invited: number;
}

/** Signs that a person should look at, of one answer. None of them is stored with when or from where. */
export interface AnswerFlags {
  /** Many answers came from one address within minutes. */
  burst: boolean;
  /** The same choice throughout. */
  uniform: boolean;
  /** Handed in sooner than the questions can be read. */
  fast: boolean;
}

export type QuestionCounts = Record<string, number>;

/** A node that the survey's points alone decide: the whole satisfaction section, usually. */
export interface SurveyScore {
  nodeId: string;
  title: string;
  fullMarks: number;
  passMark: number | null;
  score: number;
  /** Half of the interval at the plan's confidence, in marks. */
  margin: number;
  /** Whether the pass mark lies within the margin; null without one. */
  within: boolean | null;
}

/** What was counted over the answers of one survey. */
export interface Counted {
  responses: number;
  /** For each question how many chose each option, both in the form's order. */
  options: number[][];
  flags: SurveyResults["flags"];
}

/** What was frozen at closing. */
export interface SurveyResults {
  households: number;
  invited: number;
  responses: number;
  /** Codes marked as used: as many as responses, unless somebody worked past the product. */
  used: number;
  confidence: number;
  /** Option counts of each question, in the form's order of questions; who said 不了解 is in none. */
  counts: Record<string, QuestionCounts>;
  /** 不了解, or nothing. */
  unanswered: Record<string, number>;
  flags: Record<keyof AnswerFlags, number> & {
    /** At least two signs at once. */
    several: number;
  };
  scores: SurveyScore[];
  /** The scores without answers that show at least two signs; null where either group is small. */
  withoutFlagged: { nodeId: string; score: number }[] | null;
}

export interface SurveyView {
  id: string;
  applicationId: string;
  communityName: string;
  districtName: string;
  state: SurveyState;
  form: SurveyForm;
  opensOn: string;
  closesOn: string;
  plan: SamplingPlan;
  organiser: string;
  contact: string;
  keepDays: number;
  households: number | null;
  registerDigest: string | null;
  commitment: string | null;
  committedAt: Date | null;
  seed: string | null;
  drawnAt: Date | null;
  invited: number | null;
  letters: number;
  closedAt: Date | null;
  results: SurveyResults | null;
  enteredAt: Date | null;
  cancelReason: string;
  purgedAt: Date | null;
  judgement: Judgement | null;
  version: number;
}

/**
 * What of a closed survey everybody may see: the counts that the score is computed from, which have to be exact, and
 * nothing finer. How many said 不了解, how many came back beyond those counted, and the signs stay in the office.
 */
export interface PublishedResults {
  /** Answers to the question that most answered; null below `smallestGroup`. */
  answered: number | null;
  confidence: number;
  /** As in `SurveyResults`: a question that fewer than `smallestGroup` answered has none. */
  counts: Record<string, QuestionCounts>;
  scores: SurveyScore[];
}

/** A survey as everybody sees it: field by field, so that nothing gets out because it was added for the office. */
export interface PublishedSurvey
  extends Pick<
    SurveyView,
    | "id"
    | "communityName"
    | "districtName"
    | "state"
    | "form"
    | "opensOn"
    | "closesOn"
    | "plan"
    | "organiser"
    | "contact"
    | "keepDays"
    | "households"
    | "registerDigest"
    | "commitment"
    | "committedAt"
    | "seed"
    | "drawnAt"
    | "invited"
    | "cancelReason"
    | "purgedAt"
  > {
  results: PublishedResults | null;
  judgement: Omit<Judgement, "by"> | null;
}

/** A survey as its district's desk sees it. */
export interface LoadedSurvey {
  survey: SurveyView;
  phase: SurveyPhase;
  steps: SurveyStep[];
  /** How many have answered: all that is shown before the end. */
  responses: number;
  sizes: PlannedSizes | null;
  allocation: Allocation[];
}

/** Counts as the application takes them, by node. */
export type CountedAnswers = Record<string, Extract<Answer, Record<string, number>>>;

/** Everything with which anybody can repeat a draw; the document that is offered for download. */
export interface DrawDocument {
  kind: "survey-draw";
  version: 1;
  survey: string;
  plan: SamplingPlan;
  /** SHA-256 of the seed's bytes, published before the draw. */
  commitment: string;
  committedAt: string;
  /** SHA-256 of the register in its canonical form. */
  registerDigest: string;
  register: Household[];
  seed: string;
  drawnAt: string;
  /** The standard's own minimum, below which no sample goes. */
  minResponses: number;
  needed: number;
  invited: number;
  allocation: Allocation[];
  drawn: Household[];
}

/** Invitation letters, made once: nothing here is kept. */
export interface Letters {
  /** A PDF file as base64. */
  pdf: string;
  fileName: string;
  count: number;
}
