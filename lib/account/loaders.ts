import "server-only";
import { requirePermission } from "../auth/session";
import { allAccounts, allDistricts } from "./data";

/** For the accounts page: administrators only. */
export async function loadAccounts() {
  const person = await requirePermission("account.manage");
  const [accounts, districts] = await Promise.all([allAccounts(), allDistricts()]);
  return { person, accounts, districts };
}
