import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { HelpSurvey } from "@/components/survey/help-survey";
import { HelpAccess } from "./help-access";
import { HelpOffices } from "./help-offices";
import { HelpRecompute } from "./help-recompute";
import { HelpResidents } from "./help-residents";

const CONTENTS = [
  ["read", "怎样看一项结果"],
  ["certificate", "证书和核验"],
  ["assumed", "“待核定”是什么意思"],
  ["objection", "怎样提出异议"],
  ["estimate", "试算"],
  ["recompute", "怎样复算"],
  ["access", "大字、高对比和键盘"],
  ["survey", "居民满意度调查"],
  ["offices", "各岗位怎么用"],
];

/** Help in plain words, for residents first and for the offices after. */
export function HelpPage() {
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "帮助" }]} />
      <PageHeader title="帮助" />
      <nav aria-label="本页内容">
        <ul className="flex max-w-text flex-wrap gap-x-6">
          {CONTENTS.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-flex min-h-11 items-center sm:min-h-8">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="reading mt-4">
        <HelpResidents />
        <HelpRecompute />
        <HelpAccess />
        <HelpSurvey />
        <HelpOffices />
      </div>
    </>
  );
}
