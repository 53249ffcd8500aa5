import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { currentPerson, requirePermission } from "../auth/session";
import type { Person } from "../auth/types";
import { safeReturnPath } from "../display/policy";
import { allAccounts, allDistricts, findAccount } from "./data";

/** For the sign-in page: where to go afterwards, always on this site. Who is signed in already goes there at once. */
export async function loadSignIn(next: unknown): Promise<{ next: string }> {
  const path = safeReturnPath(next);
  const target = path === "/" || path.startsWith("/sign-in") ? "/desk" : path;
  if (await currentPerson()) redirect(target);
  return { next: target };
}

/** For the page on which one's own password is changed: open to a first password too. */
export async function loadOwnPassword(): Promise<Person> {
  const person = await currentPerson();
  if (!person) redirect("/sign-in?next=/password");
  return person;
}

/** For the list of accounts: administrators only. */
export async function loadAccounts() {
  const person = await requirePermission("account.manage");
  return { person, accounts: await allAccounts() };
}

/** For the form that makes an account: administrators only. */
export async function loadNewAccount() {
  await requirePermission("account.manage");
  return { districts: await allDistricts() };
}

/** One account with who asks: administrators only. */
export const loadAccount = cache(async (id: string) => {
  const person = await requirePermission("account.manage");
  const account = z.uuid().safeParse(id).success ? await findAccount(id) : null;
  if (!account) notFound();
  return { person, account };
});
