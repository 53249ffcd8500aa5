import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";

/** Why the list is empty: nothing found, or nothing there yet. */
export function NoCommunities({
  narrowed,
  mayRegister,
}: {
  narrowed: boolean;
  mayRegister: boolean;
}) {
  if (narrowed)
    return (
      <EmptyState title="没有符合条件的社区">
        请核对用字，减少条件，或者<PageLink href="/communities">查看全部</PageLink>。
      </EmptyState>
    );
  return (
    <EmptyState
      title="还没有登记社区"
      action={
        mayRegister ? (
          <div className="flex flex-wrap gap-3">
            <LinkButton href="/communities/import">从 Excel 导入</LinkButton>
            <LinkButton href="/communities/new" variant="secondary">
              登记社区
            </LinkButton>
          </div>
        ) : undefined
      }
    >
      {mayRegister
        ? "把本区县市的项目清单导入，或者逐个登记。"
        : "由各区县市的申报人员登记或导入。"}
    </EmptyState>
  );
}
