import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { CodeForm } from "./code-form";

/** One sentence for every code that opens nothing, whatever the cause. */
export const unknownCode =
  "没有找到这个调查码。请对照邀请信核对 12 位码；多次不对的，请过 15 分钟再试，或拨打信上的电话。";

/** The door for those whose phone does not scan: the code is typed in. */
export function CodePage({ error }: { error?: string }) {
  return (
    <>
      <PageHeader
        title="居民满意度调查"
        lead="收到邀请信的住户在这里作答。不用登录，不记名，不到两分钟。"
      />
      <CodeForm error={error} />
      <div className="reading mt-10">
        <h2>没有收到邀请信？</h2>
        <p>
          住户由随机抽样产生，没有抽中的不能作答。怎样抽样、谁也改不了结果、每次调查的各题份数，都在
          <PageLink href="/survey/plans">抽样与结果公开</PageLink>里。
        </p>
      </div>
    </>
  );
}
