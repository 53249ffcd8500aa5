import type { ActionResult } from "@/components/ui/action-result";

/** The first password in an action's answer, where there is one. */
export function handedOut(result: ActionResult): string | null {
  if (!result.ok || typeof result.data !== "object" || result.data === null) return null;
  const { password } = result.data as { password?: unknown };
  return typeof password === "string" ? password : null;
}

/** The user name in an action's answer. */
export function namedIn(result: ActionResult): string {
  if (!result.ok || typeof result.data !== "object" || result.data === null) return "";
  const { username } = result.data as { username?: unknown };
  return typeof username === "string" ? username : "";
}
