import { districtRoles, type Person, type Role } from "./types";

/**
 * What a role may do where no application is concerned. What may be done to an application, in which state
 * and by whom, is the table in lib/application/policy.ts. Screens ask here too; the server decides.
 */
export const permissions = {
  /** The desk with what waits for one, and one's messages. */
  "desk.read": ["district-official", "contributor", "reviewer", "administrator", "observer"],
  "community.read": ["district-official", "reviewer", "administrator", "observer"],
  "community.register": ["district-official"],
  "community.change": ["district-official"],
  /** Import of the district's project list and of earlier years' results. */
  "project.import": ["district-official"],
  /** Start rate and progress over districts. */
  "dashboard.read": ["district-official", "reviewer", "administrator", "observer"],
  /** Invites street and community staff, and hands sections out to them. */
  "contributor.manage": ["district-official"],
  "batch.read": ["district-official", "reviewer", "administrator"],
  "batch.open": ["administrator"],
  "batch.change": ["administrator"],
  "application.create": ["district-official"],
  "application.read": ["district-official", "contributor", "reviewer", "administrator", "observer"],
  /** The satisfaction surveys of applications that one may see. */
  "survey.read": ["district-official", "reviewer", "administrator"],
  "survey.manage": ["district-official"],
  /** What to make of the signs in how answers came in: not for who ran the survey to say. */
  "survey.judge": ["reviewer"],
  "review.read": ["reviewer", "administrator"],
  /** Reads what was ruled on an application that one may see. */
  "ruling.read": ["reviewer", "administrator", "observer"],
  /** The list of what is decided, for who has no work of their own on it. */
  "decided.read": ["observer"],
  /** What residents object to, and the answer. */
  "objection.read": ["reviewer", "administrator"],
  "approval.read": ["administrator"],
  /** Corrects the calendar of working days. */
  "calendar.correct": ["administrator"],
  "standard.read": ["district-official", "reviewer", "administrator", "observer"],
  "standard.maintain": ["administrator"],
  "account.manage": ["administrator"],
  "audit.read": ["administrator"],
  /** Background jobs and mail: whether they work, and another try. */
  "job.manage": ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function can(person: Pick<Person, "role">, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(person.role);
}

/** True where the person's district bounds allow it: officials and contributors stay in their own district. */
export function inDistrict(
  person: Pick<Person, "role" | "districtId">,
  districtId: string,
): boolean {
  return !districtRoles.includes(person.role) || person.districtId === districtId;
}
