import "server-only";
import { requirePermission } from "../auth/session";
import { mailViewOf } from "./data";

/** One's own account: who one is, and how one is told by mail. */
export async function loadSettings() {
  const person = await requirePermission("desk.read");
  return { person, mail: await mailViewOf(person.id) };
}
