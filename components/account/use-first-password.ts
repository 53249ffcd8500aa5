"use client";

import { useState } from "react";
import type { ActionResult } from "@/components/ui/action-result";
import { handedOut, namedIn } from "./handed-out";

/** The account that a form has just made, until the form is asked for again. */
export function useFirstPassword() {
  const [made, setMade] = useState<{ username: string; password: string } | null>(null);
  const accept = (result: ActionResult) => {
    const password = handedOut(result);
    if (password) setMade({ username: namedIn(result), password });
  };
  return { made, accept, again: () => setMade(null) };
}
