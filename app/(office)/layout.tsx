import type { ReactNode } from "react";
import { SignOutButton } from "@/components/account/sign-out-button";
import { OfficeShell } from "@/components/shell/office-shell";
import { officeNavigation } from "@/lib/auth/navigation";
import { requirePerson } from "@/lib/auth/session";
import { roles } from "@/lib/auth/types";
import { loadDisplay } from "@/lib/display/loaders";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const [person, display] = await Promise.all([requirePerson(), loadDisplay()]);
  return (
    <OfficeShell
      display={display}
      person={{
        name: person.name,
        role: roles[person.role],
        district: person.districtName ?? undefined,
      }}
      nav={officeNavigation(person)}
      signOut={<SignOutButton />}
    >
      {children}
    </OfficeShell>
  );
}
