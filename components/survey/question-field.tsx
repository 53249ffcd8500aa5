import { ChoiceRow } from "@/components/ui/choice-row";
import type { SurveyQuestion } from "@/lib/survey/types";

const unknown = { value: 0, title: "不了解" };

/** One question with its choices. The browser itself asks for one of them, with script or without. */
export function QuestionField({ question, number }: { question: SurveyQuestion; number: number }) {
  const choices = [...question.options.map(({ title }, at) => ({ value: at + 1, title })), unknown];
  return (
    <fieldset className="mt-5 min-w-0">
      <legend className="font-semibold">
        {number}. {question.text}
      </legend>
      <div className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-3 sm:grid-cols-3">
        {choices.map(({ value, title }) => (
          <ChoiceRow
            key={value}
            type="radio"
            id={`a${number}-${value}`}
            name={`a${number}`}
            value={String(value)}
            label={title}
            required
          />
        ))}
      </div>
    </fieldset>
  );
}
