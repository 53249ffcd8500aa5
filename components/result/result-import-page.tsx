import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { ResultImport } from "./result-import";

/** Brings in results of earlier years, and takes out those that are there. */
export function ResultImportPage({ district }: { district: string }) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "项目库", href: "/communities" },
          { label: "历年结果" },
        ]}
      />
      <PageHeader
        title="历年结果"
        lead={`把${district}只知道各项总分的往年结果从 Excel 导入，显示在各社区的页面上。`}
      />
      <Callout tone="neutral" className="mb-6">
        往年结果按所选标准的各项总分计算，必须写明来源文件；不是本系统作出的验收结论，不进入看板，也不对外公布。
      </Callout>
      <div className="mb-8">
        <LinkButton href="/communities/results/workbook" variant="secondary" download>
          下载工作簿
        </LinkButton>
        <p className="mt-1 text-sm text-muted">已导入的结果在里面，新的接着填。</p>
      </div>
      <ResultImport />
    </>
  );
}
