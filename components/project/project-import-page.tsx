import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { ProjectImport } from "./project-import";

/** Takes the list out and brings it in. */
export function ProjectImportPage({ district }: { district: string }) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "项目库", href: "/communities" },
          { label: "导入清单" },
        ]}
      />
      <PageHeader
        title="导入项目清单"
        lead={`把${district}的项目清单从 Excel 导入。先看差异，确认后才保存；文件里没有的项目不会删除。`}
      />
      <div className="mb-8 flex flex-wrap gap-3">
        <LinkButton href="/communities/import/template" variant="secondary" download>
          下载空白模板
        </LinkButton>
        <LinkButton href="/communities/workbook" variant="secondary" download>
          下载现有清单
        </LinkButton>
      </div>
      <ProjectImport />
    </>
  );
}
