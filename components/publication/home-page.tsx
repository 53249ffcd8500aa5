import Form from "next/form";
import type { ReactNode } from "react";
import { marksText } from "@/components/scorecard/words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageLink } from "@/components/ui/page-link";
import { TextInput } from "@/components/ui/text-input";
import type { OutcomeRow } from "@/lib/publication/types";
import type { PublishedFigure } from "@/lib/standard/types";
import { OutcomeTable } from "./outcome-table";

const DOORS = [
  {
    href: "/outcomes",
    title: "结果公布",
    text: "哪些社区通过了验收，每一项得了多少分，依据是什么。",
  },
  { href: "/method", title: "办法解读", text: "验收看什么，怎么算分，多少分达标。" },
  { href: "/estimate", title: "试算", text: "填入各项得分，看是否达到市级和省级标准。" },
];

const STEPS = [
  ["申报", "区、县、市逐个评分点填报自评，写明佐证。"],
  ["核验", "市建委逐点核验，给出核定分；要整改的，写明哪一点、为什么。"],
  ["审定", "由另一人审定。审定后得分和结论封存，不能再改。"],
  ["公示", "结果先公示若干工作日，任何人都可以查看、提出异议；异议都答复后才能公布。"],
  ["公布", "结果连同每一项的得分和依据一起公布，任何人都可以复算。"],
];

const FIELDS = { passMark: "达标分值", fullMarks: "满分" } as const;
const LEVELS: Record<string, string> = { municipal: "市级", provincial: "省级" };

function Search() {
  return (
    <Form action="/outcomes" role="search" className="mt-6 flex flex-wrap items-end gap-3">
      <Field name="q" label="查找社区" className="min-w-0 flex-1 basis-56 sm:max-w-96">
        <TextInput type="search" autoComplete="off" width="full" />
      </Field>
      <Button type="submit">查找</Button>
    </Form>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Newest({ outcomes }: { outcomes: readonly OutcomeRow[] }) {
  if (outcomes.length === 0)
    return <EmptyState title="还没有公布的结果">验收结果审定并公布后，会出现在这里。</EmptyState>;
  return (
    <>
      <OutcomeTable caption="最新公布的结果" outcomes={outcomes} />
      <p className="mt-3">
        <PageLink href="/outcomes">查看全部结果</PageLink>
      </p>
    </>
  );
}

function Doors() {
  return (
    <nav aria-label="从这里开始">
      <ul className="grid gap-x-8 border-t border-line sm:grid-cols-3">
        {DOORS.map(({ href, title, text }) => (
          <li key={href} className="border-b border-line py-4">
            <PageLink href={href} className="text-xl font-semibold">
              {title}
            </PageLink>
            <p className="mt-1 text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function figureWords({ level, title, field, value }: PublishedFigure): string {
  return `${LEVELS[level] ?? ""}${title}${FIELDS[field]} ${marksText(value)} 分`;
}

/** The front page: what this is, the newest outcomes, three doors, how acceptance goes, which figures are known. */
export function HomePage({
  newest,
  figures,
}: {
  newest: readonly OutcomeRow[];
  figures: readonly PublishedFigure[];
}) {
  return (
    <div className="space-y-12">
      <div>
        <h1>杭州未来社区验收</h1>
        <p className="mt-3 max-w-text text-lg">
          这里公布杭州市城镇未来社区的验收结果：哪个社区通过了，凭什么通过。总分和每一个单项都达标，才算通过。
        </p>
        <Search />
      </div>
      <Part id="newest" title="最新公布">
        <Newest outcomes={newest} />
      </Part>
      <Doors />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <Part id="steps" title="验收怎么进行">
          <ol className="border-t border-line">
            {STEPS.map(([title, text]) => (
              <li key={title} className="grid grid-cols-[4rem_1fr] border-b border-line py-2.5">
                <span className="font-semibold">{title}</span>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </Part>
        <Part id="figures" title="哪些数值已公布">
          <div className="max-w-text space-y-3 border-t border-line pt-2.5">
            {figures.length === 0 ? null : (
              <p>已公布的数值：{figures.map(figureWords).join("，")}。</p>
            )}
            <p>
              办法全文尚未取得。其余分值少数参照公开资料，多数暂按假定数值计算，假定的都标“待核定”。正式数值取得后另立版本，已公布的结果不改。
            </p>
            <p>
              <PageLink href="/method">逐个查看数值和来源</PageLink>
            </p>
          </div>
        </Part>
      </div>
    </div>
  );
}
