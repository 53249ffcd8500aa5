import type { PolicyRefusal } from "../application/policy";
import { can } from "../auth/permissions";
import type { Person, Role } from "../auth/types";

/** What the policy must know of an account. */
export interface AccountFacts {
  id: string;
  role: Role;
  districtId: string | null;
}

/**
 * Whether a person may manage an account: administrators all, officials the contributors of their own district.
 * Others' accounts are not there for an official, as if they did not exist.
 */
export function manageRefusal(person: Person, account: AccountFacts | null): PolicyRefusal | null {
  const all = can(person, "account.manage");
  if (!all && !can(person, "contributor.manage"))
    return { code: "not-allowed", message: "您的角色不能进行此项操作。" };
  const own =
    account?.role === "contributor" &&
    person.districtId !== null &&
    account.districtId === person.districtId;
  if (account && (all || own)) return null;
  return { code: "not-found", message: "没有找到这个账号，或者您无权查看。" };
}
