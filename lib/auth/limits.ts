import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "../db";

const window = 15 * 60;
const hour = 60 * 60;

interface Limits {
  account: RateLimiterPrisma;
  address: RateLimiterPrisma;
  codes: RateLimiterPrisma;
  surveyCodes: RateLimiterPrisma;
  objections: RateLimiterPrisma;
  allObjections: RateLimiterPrisma;
  certificates: RateLimiterPrisma;
}
let limits: Limits | undefined;

function allLimits(): Limits {
  const shared = { storeClient: db(), tableName: "SignInLimit", duration: window };
  limits ??= {
    account: new RateLimiterPrisma({ ...shared, keyPrefix: "account", points: 5 }),
    address: new RateLimiterPrisma({ ...shared, keyPrefix: "address", points: 30 }),
    codes: new RateLimiterPrisma({ ...shared, keyPrefix: "mail-code", points: 3 }),
    surveyCodes: new RateLimiterPrisma({ ...shared, keyPrefix: "survey-code", points: 20 }),
    objections: new RateLimiterPrisma({
      ...shared,
      ...{ keyPrefix: "objection", points: 10, duration: hour },
    }),
    allObjections: new RateLimiterPrisma({
      ...shared,
      ...{ keyPrefix: "objections", points: 300, duration: hour },
    }),
    certificates: new RateLimiterPrisma({ ...shared, keyPrefix: "certificate", points: 20 }),
  };
  return limits;
}

async function spend(limit: RateLimiterPrisma, key: string): Promise<boolean> {
  try {
    await limit.consume(key);
    return true;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return false;
    throw reason;
  }
}

/**
 * Counts a sign-in attempt before the password is looked at, so that attempts made at once are counted too:
 * 5 in a quarter of an hour for an account's name (whether it exists or not), 30 for an address.
 * @returns false once either is used up
 */
export async function admitSignIn(username: string, address: string): Promise<boolean> {
  const { account, address: from } = allLimits();
  const [byAccount, byAddress] = await Promise.all([
    spend(account, username),
    spend(from, address),
  ]);
  return byAccount && byAddress;
}

/** A successful sign-in gives back what its attempt had spent. */
export async function forgiveSignIn(username: string, address: string): Promise<void> {
  const { account, address: from } = allLimits();
  await Promise.all([account.delete(username), from.reward(address)]);
}

/**
 * Counts a code that is to be mailed: 3 in a quarter of an hour for an account, and for an address, so that nobody's
 * letter box is filled by it.
 * @returns false once either is used up
 */
export async function admitMailCode(accountId: string, address: string): Promise<boolean> {
  const { codes } = allLimits();
  return (await spend(codes, accountId)) && spend(codes, address.toLowerCase());
}

const barred = new Map<string, number>();
const mostBarred = 10_000;

/**
 * Counts a survey code that does not exist: 20 in a quarter of an hour for an address. Right ones cost nothing: a
 * whole house may stand behind one address.
 * @param mark stands for the address
 */
export async function countWrongCode(mark: string): Promise<void> {
  try {
    await allLimits().surveyCodes.consume(mark);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    if (barred.size >= mostBarred) barred.clear();
    barred.set(mark, Date.now() + reason.msBeforeNext);
  }
}

/** Whether an address has tried too many: known without asking the database, so that answering costs nothing more. */
export const triesTooMany = (mark: string): boolean => (barred.get(mark) ?? 0) > Date.now();

/**
 * Counts an objection that is new: 10 in an hour from one address (a whole house may stand behind it), 300 from all.
 * @returns false once either is used up
 */
export async function admitObjection(address: string): Promise<boolean> {
  const { objections, allObjections } = allLimits();
  return (await spend(objections, address)) && spend(allObjections, "all");
}

/**
 * Counts a certificate number that is none: 20 in a quarter of an hour for an address. Right ones cost nothing: a
 * whole office may stand behind one address.
 */
export async function countWrongNumber(address: string): Promise<void> {
  await spend(allLimits().certificates, address);
}

/** Whether an address has tried too many certificate numbers that are none. */
export async function hasGuessedTooMuch(address: string): Promise<boolean> {
  const { certificates } = allLimits();
  const used = await certificates.get(address);
  return used !== null && used.consumedPoints >= certificates.points;
}
