import "server-only";
import { cookies } from "next/headers";
import { notFound as nextNotFound, redirect } from "next/navigation";
import { decode, type GetTokenParams, getToken, type JWT } from "next-auth/jwt";
import { cache } from "react";
import { db } from "../db";
import { env } from "../env";
import { can, type Permission } from "./permissions";
import type { Person } from "./types";

/** Cookies that have been opened, by their text: the same one comes with every request of a person. */
const opened = new Map<string, JWT>();
const MOST_OPENED = 2_000;

/**
 * What the session cookie holds; null where there is none, or none of ours that has not run out. Opening one takes
 * longer than all else that is asked of it, so it is done once. Unlike `getServerSession` this makes no new
 * cookie, which a page could not set.
 */
async function sessionToken(): Promise<JWT | null> {
  const jar = (await cookies()).getAll().map(({ name, value }) => [name, value]);
  const req = { cookies: Object.fromEntries(jar), headers: {} } as GetTokenParams["req"];
  const token = await getToken({ req, raw: true });
  if (!token) return null;
  const known = opened.get(token);
  if (known && Number(known.exp) * 1_000 > Date.now()) return known;
  const found = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (opened.size >= MOST_OPENED) opened.clear();
  if (found) opened.set(token, found);
  return found;
}

/**
 * Who is signed in, or null. The cookie only names an account and a session version; both are held against
 * the database at every request, so a password change or a deactivation ends the session at once.
 */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = await sessionToken();
  if (!session?.sub) return null;
  // One statement with its district, since this is asked at every request.
  const [account] = await db().$queryRaw<(Person & { active: boolean; sessionVersion: number })[]>`
    SELECT a."id", a."username", a."name", a."role", a."districtId", d."name" AS "districtName",
      a."mustChangePassword", a."active", a."sessionVersion"
    FROM "Account" a LEFT JOIN "District" d ON d."id" = a."districtId"
    WHERE a."id" = ${session.sub}::uuid`;
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
