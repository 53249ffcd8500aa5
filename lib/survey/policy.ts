import { type ApplicationFacts, maySee } from "../application/policy";
import { can, type Permission } from "../auth/permissions";
import type { Person } from "../auth/types";
import type { RefusalCode } from "../errors";
import type { LeafNode } from "../scoring/types";
import { surveyWordings } from "../standards/survey-wording";
import {
  mostQuestions,
  type PublishedResults,
  type PublishedSurvey,
  type SurveyForm,
  type SurveyPhase,
  type SurveyQuestion,
  type SurveyResults,
  type SurveyState,
  type SurveyView,
  smallestGroup,
} from "./types";

/** What the policy must know of a survey, read under its lock when something is to change. */
export interface SurveyFacts {
  state: SurveyState;
  application: ApplicationFacts;
  /** ISO days, both inclusive. */
  opensOn: string;
  closesOn: string;
  hasRegister: boolean;
  responses: number;
  entered: boolean;
}

export interface SurveyRefusal {
  code: RefusalCode;
  message: string;
}

interface Step {
  title: string;
  from: readonly SurveyState[];
  /** Whose step it is, where it is not the district's. */
  permission?: Permission;
}

/** What may be done to a survey, and in which state; by officials of its district, or by its batch's reviewers. */
export const surveySteps = {
  register: { title: "导入住户名册", from: ["planned"] },
  commit: { title: "公布抽样承诺", from: ["planned"] },
  draw: { title: "抽样", from: ["committed"] },
  renew: { title: "重新制作邀请信", from: ["drawn"] },
  extend: { title: "延长调查", from: ["drawn"] },
  cancel: { title: "取消调查", from: ["planned", "committed", "drawn"] },
  close: { title: "结束调查", from: ["drawn"] },
  enter: { title: "写入申报", from: ["closed"] },
  judge: { title: "判断作答迹象", from: ["closed"], permission: "survey.judge" },
} as const satisfies Record<string, Step>;
export type SurveyStep = keyof typeof surveySteps;

/** Who has so many letters to deliver has mistaken the plan. */
export const mostLetters = 4_000;
/** In days, both included. */
const longestSurvey = 60;

const dayCount = (from: string, to: string) =>
  (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1_000) + 1;

/** What is wrong with a period that is to be laid down today: null, or a message with its field. */
export function periodRefusal(
  opensOn: string,
  closesOn: string,
  today: string,
): { path: string; message: string } | null {
  if (opensOn < today) return { path: "opensOn", message: "开始日期不能早于今天。" };
  if (dayCount(opensOn, closesOn) > longestSurvey)
    return { path: "closesOn", message: `调查最长 ${longestSurvey} 天，请改早截止日期。` };
  return null;
}

export function phaseOf(
  { state, opensOn, closesOn }: Pick<SurveyFacts, "state" | "opensOn" | "closesOn">,
  today: string,
): SurveyPhase {
  if (state !== "drawn") return state;
  if (today < opensOn) return "drawn";
  return today > closesOn ? "over" : "running";
}

const wrong = (message: string): SurveyRefusal => ({ code: "wrong-state", message });

function tooEarlyOrLate(step: SurveyStep, facts: SurveyFacts, today: string): string | null {
  const phase = phaseOf(facts, today);
  switch (step) {
    case "commit":
      return facts.hasRegister ? null : "还没有住户名册，请先导入名册。";
    case "draw":
      return today > facts.closesOn ? "调查期已过，请取消这次调查，重新制订计划。" : null;
    case "renew":
      return facts.responses > 0
        ? "已经有人答卷，不能换码：换了码，已答的住户就可以再答一次。"
        : phase === "over"
          ? "调查已经截止，不能再制作邀请信。"
          : null;
    case "close":
      // Whoever sees how it goes must not be able to stop when it goes well.
      return phase === "over" ? null : "调查期还没有过，不能提前结束。截止日次日起可以结束。";
    case "enter":
      return facts.entered ? "这次调查的份数已经写入申报。" : null;
    case "judge":
      return ["submitted", "returned"].includes(facts.application.state)
        ? null
        : "申报不在核验中，不能再判断。";
    default:
      return null;
  }
}

/** Whether `person` may take this step on `today` (ISO day in Hangzhou): null, or why not. */
export function surveyRefusal(
  step: SurveyStep,
  person: Person,
  facts: SurveyFacts,
  today: string,
): SurveyRefusal | null {
  if (!can(person, "survey.read") || !maySee(person, facts.application))
    return { code: "not-found", message: "没有找到这次调查，或者您无权查看。" };
  const { title, from, permission = "survey.manage" }: Step = surveySteps[step];
  if (!can(person, permission))
    return { code: "not-allowed", message: `您的角色不能进行“${title}”。` };
  if (!from.includes(facts.state))
    return wrong(`调查当前的状态不能进行“${title}”，请刷新页面查看最新状态。`);
  const message = tooEarlyOrLate(step, facts, today);
  return message === null ? null : wrong(message);
}

/** The steps open to a person now, for screens: the server asks again. */
export const openSteps = (person: Person, facts: SurveyFacts, today: string): SurveyStep[] =>
  (Object.keys(surveySteps) as SurveyStep[]).filter(
    (step) => !surveyRefusal(step, person, facts, today),
  );

/**
 * What of closed results everybody may see. It follows from the counts alone that the score is computed from, so that
 * whoever has those, as they have to be had to compute it anew, learns nothing from it about anybody else.
 */
export function publishedResults(results: SurveyResults): PublishedResults {
  const groups = Object.entries(results.counts).flatMap(([nodeId, counts]) => {
    const answered = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return answered < smallestGroup ? [] : [{ nodeId, counts, answered }];
  });
  return {
    answered: groups.length === 0 ? null : Math.max(...groups.map(({ answered }) => answered)),
    confidence: results.confidence,
    counts: Object.fromEntries(groups.map(({ nodeId, counts }) => [nodeId, counts])),
    scores: results.scores,
  };
}

/** What of a survey everybody may see once its commitment is published. */
export function publishedSurvey(survey: SurveyView): PublishedSurvey {
  const { id, communityName, districtName, state, form, opensOn, closesOn, plan } = survey;
  const { organiser, contact, keepDays, households, registerDigest, commitment } = survey;
  const { committedAt, seed, drawnAt, invited, cancelReason, purgedAt, judgement } = survey;
  return {
    ...{ id, communityName, districtName, state, form, opensOn, closesOn, plan },
    ...{ organiser, contact, keepDays, households, registerDigest, commitment },
    ...{ committedAt, seed, drawnAt, invited, cancelReason, purgedAt },
    results: survey.results && publishedResults(survey.results),
    judgement: judgement && {
      ...{ verdict: judgement.verdict, reason: judgement.reason, at: judgement.at },
    },
  };
}

const noAnswer = "其他";

/** What is asked for these survey points, in the newest wording; a point without one is asked by its clause. */
export function formFor(
  leaves: readonly LeafNode[],
): { ok: true; form: SurveyForm } | { ok: false; message: string } {
  const [wording] = surveyWordings;
  if (!wording) throw new Error("there is no wording");
  const asked = leaves.flatMap((leaf) => (leaf.rule.type === "survey" ? [leaf] : []));
  if (asked.length === 0)
    return { ok: false, message: "本批次采用的标准没有问卷评分点，不需要调查。" };
  if (asked.length > mostQuestions)
    return {
      ok: false,
      message: `标准有 ${asked.length} 个问卷评分点，超过一份问卷能问的 ${mostQuestions} 题。`,
    };
  const questions = asked.map((leaf): SurveyQuestion => {
    const text = wording.questions[leaf.id];
    const options = leaf.rule.type === "survey" ? leaf.rule.options : [];
    return {
      nodeId: leaf.id,
      group: text?.group ?? noAnswer,
      text: text?.text ?? leaf.clause ?? `您对“${leaf.title}”满意吗？`,
      options: options.map(({ id, title }) => ({ id, title })),
    };
  });
  const minResponses = Math.max(
    ...asked.map(({ rule }) => (rule.type === "survey" ? (rule.minResponses ?? 0) : 0)),
  );
  return { ok: true, form: { wording: wording.version, minResponses, questions } };
}

/** Without 0, O, 1, I and L, which people take for each other. A prime number of signs: see `checkSign`. */
export const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const codeLength = 12;

/** The last sign of a code: a weighted sum modulo 31, so that one wrong sign or two that changed places show. */
export function checkSign(first: string): string {
  const sum = [...first].reduce((all, sign, at) => all + (at + 1) * codeAlphabet.indexOf(sign), 0);
  return codeAlphabet[sum % codeAlphabet.length] ?? "";
}

/** A code as it was typed, in one spelling: full width, small letters, spaces and dashes do not matter. */
export const spelledCode = (typed: string): string =>
  typed
    .slice(0, 200)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");

export function isCode(spelled: string): boolean {
  return (
    spelled.length === codeLength &&
    [...spelled].every((sign) => codeAlphabet.includes(sign)) &&
    checkSign(spelled.slice(0, -1)) === spelled.at(-1)
  );
}

/** `ABCDEFGHJKMN` as `ABCD-EFGH-JKMN`. */
export const shownCode = (spelled: string): string => spelled.match(/.{1,4}/g)?.join("-") ?? "";
