import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";

/** Said alike for a code that does not exist and for one that is not published. */
export function OutcomeMissing() {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "结果公布", href: "/outcomes" },
          { label: "没有这项结果" },
        ]}
      />
      <PageHeader title="没有这项结果" lead="编号可能输错了，或者这项结果还没有公布。" />
      <div className="reading">
        <p>请核对编号，例如 2026-k7d3mw9x。也可以按社区或街道的名称查找。</p>
        <p>
          <LinkButton href="/outcomes">查找结果</LinkButton>
        </p>
      </div>
    </>
  );
}
