import type { ReactNode } from "react";
import type { DisplayPreferences } from "@/lib/display/types";
import { DisplaySwitch } from "./display-switch";
import { NavLink } from "./nav-link";
import { SiteFooter } from "./site-footer";
import { SiteName } from "./site-name";

const NAV = [
  { href: "/", label: "首页", exact: true },
  { href: "/outcomes", label: "结果公布" },
  { href: "/notices", label: "公示" },
  { href: "/method", label: "办法解读" },
  { href: "/estimate", label: "试算" },
  { href: "/survey", label: "居民调查" },
  { href: "/help", label: "帮助" },
];

export interface PublicShellProps {
  display: DisplayPreferences;
  /** Offers 工作台 in place of 登录. */
  signedIn?: boolean;
  children: ReactNode;
}

/** The frame of every page that residents see. Pages fill `<main id="main">`. */
export function PublicShell({ display, signedIn = false, children }: PublicShellProps) {
  const door = signedIn ? { href: "/desk", label: "工作台" } : { href: "/sign-in", label: "登录" };
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-t-4 border-b border-t-action border-b-line">
        <div className="mx-auto flex max-w-desk flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-1 sm:px-6">
          <SiteName href="/" />
          <DisplaySwitch display={display} />
        </div>
        <nav aria-label="主导航" className="mx-auto max-w-desk px-2.5 sm:px-3">
          <ul className="flex flex-wrap">
            {[...NAV, door].map((item) => (
              <li key={item.href} className={item === door ? "sm:ml-auto" : undefined}>
                <NavLink {...item} />
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-desk flex-1 px-4 py-6 sm:px-6 sm:py-8"
      >
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
