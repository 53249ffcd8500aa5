"use client";

import { usePathname } from "next/navigation";
import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";

export interface NavItem {
  href: string;
  label: string;
  /** Only this exact address counts as current; otherwise everything below it does too. */
  exact?: boolean;
}

/** One entry of the navigation: marks the current page, and shows when its page is on the way. */
export function NavLink({ href, label, exact = false }: NavItem) {
  const pathname = usePathname();
  const here = pathname === href;
  const below = !exact && href !== "/" && pathname.startsWith(`${href}/`);
  return (
    <PageLink
      href={href}
      aria-current={here ? "page" : below ? "true" : undefined}
      className="relative inline-flex min-h-11 items-center border-b-3 border-transparent px-1.5 sm:px-3 text-ink no-underline hover:border-line-strong hover:text-ink aria-[current]:border-action aria-[current]:font-semibold aria-[current]:text-action"
    >
      {label}
      <LinkPending />
    </PageLink>
  );
}
