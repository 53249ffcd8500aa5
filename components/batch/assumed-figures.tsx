import { FigureTable } from "@/components/standard/figure-table";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { PageLink } from "@/components/ui/page-link";
import type { FigureRow, StandardView } from "@/lib/standard/types";

export interface AssumedFiguresProps {
  standard: StandardView;
  figures: number;
  assumed: readonly FigureRow[];
}

/** What an administrator has to have seen before opening a batch: how much of the standard is assumed, and what. */
export function AssumedFigures({ standard, figures, assumed }: AssumedFiguresProps) {
  return (
    <section aria-labelledby="assumed" className="mb-8">
      <h2 id="assumed" className="mb-2">
        采用的标准
      </h2>
      <p className="mb-4">
        {standard.title}（版本 {standard.version}）。
        <PageLink href="/batches/new">换一个标准</PageLink>
      </p>
      {assumed.length === 0 ? (
        <Callout tone="passed">这个标准的 {figures} 个数值都有来源。</Callout>
      ) : (
        <>
          <Callout
            tone="pending"
            title={`这个标准的 ${figures} 个数值中，${assumed.length} 个待核定`}
          >
            待核定的数值没有公布的来源，按它们得出的结论会标明“待核定”。请先看过再开启批次。
          </Callout>
          <Disclosure summary={`列出 ${assumed.length} 个待核定数值`} className="mt-3">
            <FigureTable caption="待核定的数值" rows={assumed} />
          </Disclosure>
        </>
      )}
    </section>
  );
}
