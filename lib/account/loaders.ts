import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { partRows } from "../assignment/loaders";
import { currentPerson, requirePermission } from "../auth/session";
import type { Person } from "../auth/types";
import { dayOf } from "../calendar";
import { safeReturnPath } from "../display/policy";
import { allAccounts, allDistricts, contributorsOf, findAccount } from "./data";
import { manageRefusal } from "./policy";
import type { AccountView } from "./types";

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
  return { person, account: await managedAccount(person, id) };
});

/** For the form that changes an account: administrators only. */
export async function loadAccountEdit(id: string) {
  return { ...(await loadAccount(id)), districts: await allDistricts() };
}

/** The official's own district's contributors. */
export async function loadContributors() {
  const person = await requirePermission("contributor.manage");
  return { person, contributors: await contributorsOf(person.districtId ?? "") };
}

/** For the form that invites a contributor. */
export const loadInvitation = () => requirePermission("contributor.manage");

/** One contributor of the official's own district, with what is in their hands. */
export const loadContributor = cache(async (id: string) => {
  const person = await requirePermission("contributor.manage");
  const account = await managedAccount(person, id);
  const states = ["open", "handed-in", "accepted"] as const;
  const parts = await partRows({ contributorId: account.id }, states);
  return { account, parts, today: dayOf(new Date()) };
});

async function managedAccount(person: Person, id: string): Promise<AccountView> {
  const account = z.uuid().safeParse(id).success ? await findAccount(id) : null;
  if (!account || manageRefusal(person, account)) notFound();
  return account;
}
