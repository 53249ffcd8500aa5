import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import type { Contrast } from "@/lib/method/types";
import type { PublishedFigure, StandardView } from "@/lib/standard/types";
import { ContrastTable } from "./contrast-table";
import { PublishedFigures } from "./published-figures";
import { StandardList } from "./standard-list";
import { WhatCounts } from "./what-counts";

export interface MethodPageProps {
  figures: readonly PublishedFigure[];
  families: readonly StandardView[][];
  contrasts: readonly Contrast[];
}

/** What acceptance looks at: the published figures first, then how it counts, then the documents. */
export function MethodPage({ figures, families, contrasts }: MethodPageProps) {
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "办法解读" }]} />
      <PageHeader title="办法解读" lead="验收看什么、怎么算分、多少分达标，每个数值出自哪里。" />
      <section aria-labelledby="published">
        <h2 id="published" className="mb-3">
          已公布的数值
        </h2>
        <PublishedFigures figures={figures} />
        <p className="mt-4 max-w-text">
          两级办法的全文尚未取得。其余分值少数参照公开资料，多数暂按假定数值计算，假定的都标“待核定”。
          <PageLink href="/help#assumed">待核定是什么意思</PageLink>
        </p>
      </section>
      <section aria-labelledby="counts" className="mt-10 border-t border-line pt-6">
        <h2 id="counts" className="mb-3">
          怎样算通过
        </h2>
        <WhatCounts />
        <p className="mt-3 text-sm text-muted">以上据《杭州日报》2022年5月23日报道。</p>
      </section>
      {contrasts.length === 0 ? null : (
        <section aria-labelledby="contrasts" className="mt-10 border-t border-line pt-6">
          <h2 id="contrasts" className="mb-3">
            市级和省级有什么不同
          </h2>
          <p className="mb-3 max-w-text text-muted">
            已公布的排在最前，其余按系统中的办法列出，待核定的逐个标明。
          </p>
          <ContrastTable rows={contrasts} here="市级" there="省级" />
        </section>
      )}
      <section aria-labelledby="standards" className="mt-10 border-t border-line pt-6">
        <h2 id="standards" className="mb-3">
          办法和版本
        </h2>
        <p className="mb-3 max-w-text text-muted">
          一个版本定下后不再修改，修订用新的版本号。每个结果都注明是按哪个版本评定的。
        </p>
        <StandardList families={families} />
      </section>
    </>
  );
}
