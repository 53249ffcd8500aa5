import type { AnswerFlags, SurveyForm } from "../survey/types";
import type { Received } from "./types";

/** Nobody reads faster than this, nor presses faster. */
const signsASecond = 15;
const secondsAPress = 0.5;

/** How long it takes at least to read a form and to answer it, in milliseconds. */
export function shortestReading({ questions }: SurveyForm): number {
  const signs = questions.reduce((all, { text }) => all + [...text].length, 0);
  return (signs / signsASecond + questions.length * secondsAPress) * 1_000;
}

const leastForUniform = 5;

/**
 * The signs of one answer by itself.
 * @param answers the option of each question counted from 1, null for none
 * @param elapsed milliseconds since its page was opened; null where that cannot be told
 */
export function flagsOf(
  form: SurveyForm,
  answers: readonly (number | null)[],
  elapsed: number | null,
): Pick<AnswerFlags, "uniform" | "fast"> {
  const given = answers.filter((answer) => answer !== null);
  return {
    uniform: given.length >= leastForUniform && new Set(given).size === 1,
    fast: elapsed === null || elapsed < shortestReading(form),
  };
}

const burstWindow = 10 * 60 * 1_000;
const burstSize = 5;
const mostAddresses = 20_000;

/**
 * Who answers from where, for ten minutes, in the memory of one process and nowhere else. Addresses come as
 * something that cannot be turned back into one.
 */
export class Bursts {
  readonly #seen = new Map<string, { key: string; at: number }[]>();

  /**
   * Notes an answer. @param key what stands for the answer: the same answer given again is no other
   * @returns the answers that are now part of a burst, this one among them; none where there is no burst
   */
  note(address: string, key: string, now: number): string[] {
    const before = this.#seen.get(address) ?? [];
    const recent = before.filter((one) => one.key !== key && now - one.at < burstWindow);
    recent.push({ key, at: now });
    this.#seen.delete(address);
    this.#seen.set(address, recent.slice(-100));
    this.#forget(now);
    return recent.length < burstSize ? [] : recent.map((one) => one.key);
  }

  /** The oldest stand first. */
  #forget(now: number): void {
    for (const [address, answers] of this.#seen) {
      const newest = answers.at(-1)?.at ?? 0;
      if (this.#seen.size <= mostAddresses && now - newest < burstWindow) return;
      this.#seen.delete(address);
    }
  }
}

/** Where a resident is led once an answer was taken or not; nothing of the answer stands in the address. */
export function receiptOf({ fate, code, left }: Received): string {
  switch (fate) {
    case "saved":
    case "changed": {
      const query = [fate === "changed" ? "again=1" : "", left > 0 ? `left=${left}` : ""];
      return `/survey/received?${query.filter(Boolean).join("&")}`.replace(/\?$/, "");
    }
    case "empty":
      return `/survey/${code}?empty=1`;
    case "early":
    case "late":
      return `/survey/${code}`;
    case "unknown":
      return "/survey?wrong=1";
  }
}
