import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/shell/public-shell";
import { currentPerson } from "@/lib/auth/session";
import { loadDisplay } from "@/lib/display/loaders";
import { loadAddress } from "@/lib/opendata/loaders";

export function generateMetadata(): Metadata {
  return loadAddress();
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [display, person] = await Promise.all([loadDisplay(), currentPerson()]);
  return (
    <>
      <link
        rel="alternate"
        type="application/atom+xml"
        title="杭州未来社区验收：最新公布的结果"
        href="/feed.xml"
      />
      <PublicShell display={display} signedIn={person !== null}>
        {children}
      </PublicShell>
    </>
  );
}
