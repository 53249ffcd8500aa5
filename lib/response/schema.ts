/** More bytes than any form of ours sends. */
export const largestAnswer = 8_192;

export interface AnswerForm {
  code: string;
  /** The survey's id, as the form says; whether the code belongs to it the database finds out. */
  survey: string;
  opened: string;
  /** What was chosen for the question of this number, counted from 1: an option's number, or 0 for 不了解. */
  choice: (question: number) => number | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a resident's form sends. Whatever is no such form becomes one that opens nothing. */
export function readAnswerForm(body: string): AnswerForm {
  const form = new URLSearchParams(body);
  const survey = form.get("survey") ?? "";
  return {
    code: form.get("code") ?? "",
    survey: uuid.test(survey) ? survey : "00000000-0000-0000-0000-000000000000",
    opened: form.get("opened") ?? "",
    choice: (question) => {
      const text = form.get(`a${question}`);
      return text !== null && /^[0-9]{1,2}$/.test(text) ? Number(text) : null;
    },
  };
}
