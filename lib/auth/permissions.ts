import type { Person, Role } from "./types";

/**
 * What a role may do where no application is concerned. What may be done to an application, in which state
 * and by whom, is the table in lib/application/policy.ts. Screens ask here too; the server decides.
 */
export const permissions = {
  "community.read": ["district-official", "reviewer", "administrator"],
  "community.register": ["district-official"],
  "community.change": ["district-official"],
  "batch.read": ["district-official", "reviewer", "administrator"],
  "batch.open": ["administrator"],
  "batch.change": ["administrator"],
  "application.create": ["district-official"],
  "application.read": ["district-official", "reviewer", "administrator"],
  "review.read": ["reviewer", "administrator"],
  "approval.read": ["administrator"],
  "standard.read": ["district-official", "reviewer", "administrator"],
  "standard.maintain": ["administrator"],
  "account.manage": ["administrator"],
  "audit.read": ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function can(person: Pick<Person, "role">, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(person.role);
}

/** True where the person's district bounds allow it: officials act in their own district only. */
export function inDistrict(
  person: Pick<Person, "role" | "districtId">,
  districtId: string,
): boolean {
  return person.role !== "district-official" || person.districtId === districtId;
}
