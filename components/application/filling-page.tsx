import { LinkButton } from "@/components/ui/link-button";
import { askedLeaves } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { ApplicationHeader } from "./application-header";
import { FillingImport } from "./filling-import";

/** The application out to a spreadsheet program, and back. */
export function FillingPage({ entry }: { entry: LoadedEntry }) {
  const { view, prepared, waivers, allowed } = entry;
  const waived = waivers.map(({ nodeId }) => nodeId);
  return (
    <>
      <ApplicationHeader
        view={view}
        title="用填报表填写"
        lead="下载填报表，在 Excel 或 WPS 中填写，再导入。表中按同一标准自动计算得分。"
      />
      <div className="max-w-text">
        <h2>下载</h2>
        <p className="mb-4">填报表已带上系统中现有的填报和佐证说明。浅黄色单元格可以填写。</p>
        <LinkButton href={`/applications/${view.id}/workbook/file`} variant="secondary" download>
          下载填报表
        </LinkButton>
      </div>
      {allowed.includes("save-answers") ? (
        <section aria-labelledby="import" className="mt-10">
          <div className="max-w-text">
            <h2 id="import">导入</h2>
            <p className="mb-4">
              导入前先列出将要改动的内容。空白单元格不清除系统中已有的填报；有问题时逐处列出工作表和单元格，一处也不保存。
            </p>
          </div>
          <FillingImport
            applicationId={view.id}
            leaves={askedLeaves(prepared, view.facts.type, waived)}
          />
        </section>
      ) : null}
    </>
  );
}
