import "server-only";
import { notFound as nextNotFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { db } from "../db";
import { authOptions } from "./options";
import { can, type Permission } from "./permissions";
import type { Person, Role } from "./types";

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
  const account = await db().account.findUnique({
    where: { id: session.accountId },
    include: { district: true },
  });
  if (!account?.active || account.sessionVersion !== session.sessionVersion) return null;
  return {
    id: account.id,
    username: account.username,
    name: account.name,
    role: account.role as Role,
    districtId: account.districtId,
    districtName: account.district?.name ?? null,
    mustChangePassword: account.mustChangePassword,
  };
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
