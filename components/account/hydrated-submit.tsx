"use client";

import { useSyncExternalStore } from "react";
import { SubmitButton } from "@/components/ui/submit-button";

const never = () => () => {};

/**
 * A submit button that works once the page's script does. Before that the browser would send the form
 * by itself, and with it the password in the address.
 */
export function HydratedSubmit({ children }: { children: string }) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <>
      <SubmitButton disabled={!ready}>{children}</SubmitButton>
      <noscript>
        <p className="mt-3 text-muted">这一步需要浏览器启用脚本（JavaScript）。</p>
      </noscript>
    </>
  );
}
