import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import type { ApplicationRecord } from "@/lib/application/types";
import { ApplicationTable } from "./application-table";

export interface ReviewListProps {
  title: string;
  lead: string;
  base: string;
  /** What waits, and what has passed on. */
  tabs: readonly [string, string];
  empty: string;
  done: boolean;
  page: number;
  pages: number;
  applications: readonly ApplicationRecord[];
}

/** A desk's list: what waits, the longest first, and what has passed on. */
export function ReviewList({
  title,
  lead,
  base,
  tabs,
  empty,
  done,
  page,
  pages,
  applications,
}: ReviewListProps) {
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: title }]} />
      <PageHeader title={title} lead={lead} />
      <nav aria-label="筛选" className="mb-4 flex gap-6">
        {tabs.map((label, index) => {
          const here = done === (index === 1);
          return (
            <PageLink
              key={label}
              href={index === 1 ? `${base}?done=1` : base}
              aria-current={here ? "page" : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {label}
            </PageLink>
          );
        })}
      </nav>
      <ApplicationTable
        caption={tabs[done ? 1 : 0]}
        applications={applications}
        base={base}
        empty={done ? "还没有。" : empty}
      />
      <Pagination page={page} pageCount={pages} baseHref={done ? `${base}?done=1` : base} />
    </>
  );
}
