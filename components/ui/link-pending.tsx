"use client";

import { useLinkStatus } from "next/link";
import { cx } from "./cx";

/** A thin bar under a link while its page is on the way. Place it inside a `relative` next/link. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={cx(
        "pointer-events-none absolute inset-x-2 bottom-0.5 h-0.5 rounded-sm bg-current",
        pending ? "animate-pulse opacity-70" : "opacity-0",
      )}
    />
  );
}
