import type { ReactNode } from "react";
import { PageLink } from "@/components/ui/page-link";
import type { DisplayPreferences } from "@/lib/display/types";
import { DisplaySwitch } from "./display-switch";
import { type NavItem, NavLink } from "./nav-link";
import { SiteName } from "./site-name";
import { UnreadLink } from "./unread-link";

export interface OfficeShellProps {
  display: DisplayPreferences;
  person: { name: string; role: string; district?: string };
  /** How many messages the person has not read. */
  unread: number;
  nav: readonly NavItem[];
  /** The form or button that signs out. */
  signOut?: ReactNode;
  children: ReactNode;
}

function NavList({ nav, className }: { nav: readonly NavItem[]; className: string }) {
  return (
    <ul className={className}>
      {nav.map((item) => (
        <li key={item.href}>
          <NavLink {...item} />
        </li>
      ))}
    </ul>
  );
}

/** The frame of signed-in work: dense and calm, and always says who is signed in and for which district. */
export function OfficeShell({ display, person, unread, nav, signOut, children }: OfficeShellProps) {
  return (
    <div className="min-h-dvh">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-desk flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
          <SiteName href="/desk" compact />
          <div className="flex items-center gap-x-4 md:order-last">
            <DisplaySwitch display={display} />
          </div>
          <div className="flex items-center gap-x-4 max-md:w-full md:ml-auto">
            <p className="min-w-0 text-sm leading-snug max-md:flex-1">
              <PageLink href="/settings" className="font-semibold">
                {person.name}
                <span className="sr-only">，我的账号</span>
              </PageLink>
              <span className="text-muted max-lg:block lg:before:content-['（'] lg:after:content-['）']">
                {person.role}
                {person.district ? (
                  <span className="whitespace-nowrap"> · {person.district}</span>
                ) : null}
              </span>
            </p>
            <div className="flex-none print:hidden">
              <UnreadLink unread={unread} />
            </div>
            {signOut ? <div className="flex-none max-md:-mx-3 print:hidden">{signOut}</div> : null}
          </div>
        </div>
        <nav aria-label="工作导航" className="mx-auto hidden max-w-desk px-3 md:block">
          <NavList nav={nav} className="flex flex-wrap" />
        </nav>
        <details className="border-t border-line md:hidden print:hidden">
          <summary className="marker flex min-h-11 items-center px-4 font-medium">菜单</summary>
          <nav aria-label="工作导航" className="px-1 pb-2">
            <NavList nav={nav} className="grid grid-cols-2 px-2.5" />
          </nav>
        </details>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-desk px-4 py-5 sm:px-6 sm:py-6">
        {children}
      </main>
    </div>
  );
}
