import type { ReactNode } from "react";
import { SignOutButton } from "@/components/account/sign-out-button";
import { OfficeShell } from "@/components/shell/office-shell";
import { officeNavigation } from "@/lib/auth/navigation";
import { requirePerson } from "@/lib/auth/session";
import { roles } from "@/lib/auth/types";
import { loadDisplay } from "@/lib/display/loaders";
import { loadUnread } from "@/lib/message/loaders";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const [person, display, unread] = await Promise.all([
    requirePerson(),
    loadDisplay(),
    loadUnread(),
  ]);
  return (
    <OfficeShell
      display={display}
      person={{
        name: person.name,
        role: roles[person.role],
        district: person.districtName ?? undefined,
      }}
      unread={unread}
      nav={officeNavigation(person)}
      signOut={<SignOutButton />}
    >
      {children}
    </OfficeShell>
  );
}
