import type { ReactNode } from "react";
import { DisplaySwitch } from "@/components/shell/display-switch";
import { SiteName } from "@/components/shell/site-name";
import type { Person } from "@/lib/auth/types";
import type { DisplayPreferences } from "@/lib/display/types";
import { SignOutButton } from "./sign-out-button";

export interface SessionFrameProps {
  display: DisplayPreferences;
  person: Pick<Person, "name">;
  children: ReactNode;
}

/** The frame of pages about one's own session: no office navigation, since a first password opens none of it yet. */
export function SessionFrame({ display, person, children }: SessionFrameProps) {
  return (
    <div className="min-h-dvh">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-desk flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
          <SiteName href="/" compact />
          <div className="md:order-last">
            <DisplaySwitch display={display} />
          </div>
          <div className="flex flex-wrap items-center gap-x-4 max-md:w-full max-md:justify-between md:ml-auto">
            <p className="text-sm font-semibold">{person.name}</p>
            <SignOutButton />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-desk px-4 py-5 sm:px-6 sm:py-6">
        {children}
      </main>
    </div>
  );
}
