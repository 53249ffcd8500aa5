import { LinkPending } from "./link-pending";
import { PageLink } from "./page-link";

export interface PaginationProps {
  /** From 1. */
  page: number;
  pageCount: number;
  /** The address without its page: path and other search parameters. */
  baseHref: string;
  param?: string;
}

function hrefFor(baseHref: string, param: string, page: number): string {
  const [path = "", query = ""] = baseHref.split("?");
  const params = new URLSearchParams(query);
  if (page === 1) params.delete(param);
  else params.set(param, String(page));
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

const LINK = "relative inline-flex min-h-11 items-center px-1 font-medium";

/** Previous and next with the place between. Addresses can be shared. */
export function Pagination({ page, pageCount, baseHref, param = "page" }: PaginationProps) {
  if (pageCount <= 1) return null;
  return (
    <nav
      aria-label="分页"
      className="flex flex-wrap items-center gap-x-6 border-t border-line pt-2"
    >
      {page > 1 ? (
        <PageLink rel="prev" href={hrefFor(baseHref, param, page - 1)} className={LINK}>
          上一页
          <LinkPending />
        </PageLink>
      ) : null}
      <span className="figures text-muted">
        第 {page} 页，共 {pageCount} 页
      </span>
      {page < pageCount ? (
        <PageLink rel="next" href={hrefFor(baseHref, param, page + 1)} className={LINK}>
          下一页
          <LinkPending />
        </PageLink>
      ) : null}
    </nav>
  );
}
