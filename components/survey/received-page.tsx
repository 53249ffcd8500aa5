import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";

/** The receipt of an answer. It shows nothing of it: whoever else holds the letter is not to see what was chosen. */
export function ReceivedPage({ again, left }: { again: boolean; left: number }) {
  return (
    <div className="text-lg">
      <PageHeader title="已收到您的答卷" />
      <Callout tone="passed" className="mb-6">
        {again ? "新的答卷代替了原来的一份。谢谢您。" : "谢谢您。"}
        {left > 0 ? `有 ${left} 题没有选，不计入这些题。` : ""}
      </Callout>
      <div className="reading">
        <p>截止前想改，用同一个调查码重新作答即可，以最后一次为准。答卷的内容不再显示给任何人。</p>
        <p>
          调查结束后，各题份数见
          <PageLink href="/survey/plans">抽样与结果公开</PageLink>。
        </p>
      </div>
    </div>
  );
}
