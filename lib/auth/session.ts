import "server-only";
import { notFound as nextNotFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { db } from "../db";
import { authOptions } from "./options";
import { can, type Permission } from "./permissions";
import type { Person } from "./types";

/**
 * Who is signed in, or null. The cookie only names an account and a session version; both are held against
 * the database at every request, so a password change or a deactivation ends the session at once.
 */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = (await getServerSession(authOptions())) as {
    accountId?: string;
    sessionVersion?: number;
  } | null;
  if (!session?.accountId) return null;
  // One statement with its district, since this is asked at every request.
  const [account] = await db().$queryRaw<(Person & { active: boolean; sessionVersion: number })[]>`
    SELECT a."id", a."username", a."name", a."role", a."districtId", d."name" AS "districtName",
      a."mustChangePassword", a."active", a."sessionVersion"
    FROM "Account" a LEFT JOIN "District" d ON d."id" = a."districtId"
    WHERE a."id" = ${session.accountId}::uuid`;
  if (!account?.active || account.sessionVersion !== session.sessionVersion) return null;
  const { active: _, sessionVersion: _version, ...person } = account;
  return person;
});

/** For pages: the signed-in person, or off to sign in; off to change a first password. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson();
  if (!person) redirect("/sign-in");
  if (person.mustChangePassword) redirect("/password");
  return person;
}

/** For pages: the signed-in person holding `permission`; for anybody else the page does not exist. */
export async function requirePermission(permission: Permission): Promise<Person> {
  const person = await requirePerson();
  if (!can(person, permission)) nextNotFound();
  return person;
}
