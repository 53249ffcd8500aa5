import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { DeskView } from "@/lib/desk/types";

/** The empty desk: why nothing waits, and what can be done next. */
export function NothingWaiting({ desk }: { desk: DeskView }) {
  if (desk.role === "reviewer")
    return (
      <EmptyState
        title="没有待核验的申报"
        action={
          <LinkButton href="/batches" variant="secondary">
            查看批次
          </LinkButton>
        }
      >
        您参与审核的批次中，有申报提交后会列在这里。
      </EmptyState>
    );
  if (desk.role === "administrator")
    return (
      <EmptyState
        title="没有待审定或待公布的申报"
        action={
          <LinkButton href="/batches" variant="secondary">
            查看批次
          </LinkButton>
        }
      >
        核验完成的申报会列在这里。
      </EmptyState>
    );
  if (desk.role === "contributor")
    return (
      <EmptyState title="没有分派给您的填报">
        区县市申报人员把申报的某一部分交给您后，会列在这里。
      </EmptyState>
    );
  if (desk.role === "observer")
    return (
      <EmptyState
        title="没有需要您办理的事项"
        action={<LinkButton href="/decided">查看已审定的申报</LinkButton>}
      >
        您可以查看已审定和已公布的申报、社区和标准，不办理事项。
      </EmptyState>
    );
  if (desk.communities === 0)
    return (
      <EmptyState
        title="还没有登记社区"
        action={<LinkButton href="/communities/new">登记社区</LinkButton>}
      >
        先登记社区，再为它新建申报。
      </EmptyState>
    );
  return (
    <EmptyState
      title="没有填报中或办理中的申报"
      action={<LinkButton href="/communities">选择社区</LinkButton>}
    >
      {desk.batches.length > 0
        ? "选择一个社区，在它的页面上新建申报。"
        : "目前没有申报中的批次。批次开启后，在社区的页面上新建申报。"}
    </EmptyState>
  );
}
