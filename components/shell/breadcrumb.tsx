import { PageLink } from "@/components/ui/page-link";

export interface Crumb {
  label: string;
  /** Absent for the page one is on. */
  href?: string;
}

/** Where this page stands, from the top down; the last entry is the page itself. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="所在位置" className="mb-3 text-sm">
      <ol className="flex flex-wrap items-center">
        {items.map((item, index) => (
          <li key={item.label} className="flex items-center">
            {index > 0 ? (
              <span
                aria-hidden="true"
                className="mx-2 size-1.5 rotate-45 border-t border-r border-muted"
              />
            ) : null}
            {item.href ? (
              <PageLink href={item.href} className="inline-flex min-h-8 items-center">
                {item.label}
              </PageLink>
            ) : (
              <span aria-current="page" className="text-muted">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
