import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** Why the list is empty: nothing found, or nothing there yet. */
export function NoCommunities({ q, mayRegister }: { q: string; mayRegister: boolean }) {
  if (q)
    return (
      <EmptyState title={`没有名称或街道包含“${q}”的社区`}>
        请核对用字，或者换一个较短的词。
      </EmptyState>
    );
  return (
    <EmptyState
      title="还没有登记社区"
      action={mayRegister ? <LinkButton href="/communities/new">登记社区</LinkButton> : undefined}
    >
      {mayRegister ? "先登记社区，再为它新建申报。" : "由各区县市的申报人员登记。"}
    </EmptyState>
  );
}
