"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** The address to come back to, as a hidden field. */
export function BackField() {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return <input type="hidden" name="back" value={search ? `${pathname}?${search}` : pathname} />;
}
