import type { ReactNode } from "react";
import { SessionFrame } from "@/components/account/session-frame";
import { loadOwnPassword } from "@/lib/account/loaders";
import { loadDisplay } from "@/lib/display/loaders";

export default async function SessionLayout({ children }: { children: ReactNode }) {
  const [person, display] = await Promise.all([loadOwnPassword(), loadDisplay()]);
  return (
    <SessionFrame display={display} person={person}>
      {children}
    </SessionFrame>
  );
}
