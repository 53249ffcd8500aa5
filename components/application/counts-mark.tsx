import { PageLink } from "@/components/ui/page-link";
import { StatusTag } from "@/components/ui/status-tag";

/** Says where a survey point's counts come from: a survey that was held here, or somebody's hand. */
export function CountsMark({ surveyed, href }: { surveyed: boolean; href?: string }) {
  if (surveyed)
    return (
      <>
        <StatusTag tone="info">来自居民满意度调查</StatusTag>
        {href ? (
          <PageLink href={href} className="ml-2">
            抽样与作答迹象
          </PageLink>
        ) : null}
      </>
    );
  return <StatusTag tone="pending">份数为人工填写</StatusTag>;
}
