import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";

/** Said alike for a code that does not exist and for one that never was on notice. */
export function NoticeMissing() {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "公示", href: "/notices" },
          { label: "没有这项公示" },
        ]}
      />
      <PageHeader title="没有这项公示" lead="编号可能输错了，或者这项结果还没有公示。" />
      <LinkButton href="/notices">查看公示中的结果</LinkButton>
    </>
  );
}
