import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { formatDay } from "@/lib/calendar";
import type { SurveyDoor } from "@/lib/response/types";
import { AnswerForm } from "./answer-form";
import { QuestionField } from "./question-field";

type Open = Extract<SurveyDoor, { kind: "open" }>;

/** Who asks, why, and how long it is kept: short enough to be read before answering. */
function Notice({ door }: { door: Open }) {
  const { organiser, contact, keepDays, closesOn } = door;
  return (
    <section aria-labelledby="notice" className="max-w-text border-y border-line py-4">
      <h2 id="notice" className="text-lg">
        作答前请看
      </h2>
      <ul className="mt-1 list-disc space-y-1 pl-6">
        <li>请家里一位成年人代表全家作答，不到两分钟。不愿意答可以不答。</li>
        <li>
          <strong>不记名。</strong>
          答卷里没有姓名、门牌、时间和地址，从答卷查不到您家。
        </li>
        <li>
          由{organiser}组织，用来计算未来社区验收的居民满意度。只公布计分所用的各题份数；答卷少于 10
          份的题不公布。
        </li>
        <li>
          {formatDay(closesOn)}截止，截止前可以用同一个码重新作答。结束 {keepDays}{" "}
          天后答卷全部删除。
        </li>
        <li>有疑问请联系：{contact}</li>
      </ul>
    </section>
  );
}

const grouped = (questions: Open["form"]["questions"]) => {
  const groups: { title: string; from: number; questions: typeof questions }[] = [];
  for (const [at, question] of questions.entries()) {
    const last = groups.at(-1);
    if (last?.title === question.group) last.questions.push(question);
    else groups.push({ title: question.group, from: at + 1, questions: [question] });
  }
  return groups;
};

/** The questionnaire of one household on one page: a plain form, which script only makes more patient. */
export function AnswerPage({ door, empty }: { door: Open; empty: boolean }) {
  const { form, communityName } = door;
  return (
    <div className="text-lg">
      <PageHeader
        title={`${communityName}居民满意度调查`}
        lead={`共 ${form.questions.length} 题，每题选一项。`}
      />
      {empty ? (
        <Callout tone="failed" className="mb-6">
          还没有选任何一题，没有提交。请至少选一题。
        </Callout>
      ) : null}
      <Notice door={door} />
      <AnswerForm draft={door.surveyId}>
        <input type="hidden" name="survey" value={door.surveyId} />
        <input type="hidden" name="code" value={door.code} />
        <input type="hidden" name="opened" value={door.opened} />
        <div className="max-w-text">
          {grouped(form.questions).map(({ title, from, questions }) => (
            <section key={from} aria-labelledby={`group-${from}`} className="mt-8">
              <h2 id={`group-${from}`} className="border-b-2 border-line-strong pb-1">
                {title}
              </h2>
              {questions.map((question, at) => (
                <QuestionField key={question.nodeId} question={question} number={from + at} />
              ))}
            </section>
          ))}
        </div>
      </AnswerForm>
    </div>
  );
}
