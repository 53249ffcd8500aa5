import "server-only";
import { audited } from "../audit/mutations";
import type { Actor } from "../audit/types";
import { firstPassword, hashPassword, verifyPassword } from "../auth/password";
import { db, Prisma, type Transaction } from "../db";
import { notFound, Refusal } from "../errors";
import type { CreateAccount } from "./schema";

const stale = () => new Refusal("stale", "这个账号刚被别人改过，请刷新后再操作。");

/**
 * Makes an account with a first password that must be changed at the first sign-in.
 * @returns the first password, to be shown once and handed over in person
 * @throws Refusal `taken` when the user name is in use, `invalid` for an unknown district
 */
export async function createAccount(actor: Actor, input: CreateAccount): Promise<string> {
  const password = firstPassword();
  await insertAccount(actor, input, password, true);
  return password;
}

/** The command line's and the seed's way: an account whose password is given. */
export async function insertAccount(
  actor: Actor,
  input: CreateAccount,
  password: string,
  mustChangePassword: boolean,
): Promise<string> {
  const passwordHash = await hashPassword(password);
  return audited(actor, async (tx, record) => {
    const districtId = input.districtId || null;
    if (districtId && !(await tx.district.findUnique({ where: { id: districtId } })))
      throw new Refusal("invalid", "所选区县市不存在。", [
        { path: "districtId", message: "所选区县市不存在。" },
      ]);
    if (await tx.account.findUnique({ where: { username: input.username } })) throw usernameTaken();
    const data = { username: input.username, name: input.name, role: input.role, districtId };
    const account = await tx.account
      .create({ data: { ...data, passwordHash, mustChangePassword } })
      .catch((error) => {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
          throw usernameTaken();
        throw error;
      });
    record({
      action: "account.created",
      subjectType: "account",
      subjectId: account.id,
      after: data,
    });
    return account.id;
  });
}

const usernameTaken = () =>
  new Refusal("taken", "用户名已被使用。", [
    { path: "username", message: "用户名已被使用，请换一个。" },
  ]);

/**
 * Gives a new first password and ends the account's sessions. @returns the password, shown once
 * @throws Refusal `not-allowed` for one's own account: its session would end before the password is read
 */
export async function resetPassword(
  actor: Actor,
  accountId: string,
  version: number,
): Promise<string> {
  if (accountId === actor.id)
    throw new Refusal("not-allowed", "不能重置自己的密码，请使用“修改密码”。");
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  await audited(actor, async (tx, record) => {
    await locked(tx, accountId, version);
    await tx.account.update({
      where: { id: accountId },
      data: {
        passwordHash,
        mustChangePassword: true,
        sessionVersion: { increment: 1 },
        version: { increment: 1 },
      },
    });
    record({ action: "account.password-reset", subjectType: "account", subjectId: accountId });
  });
  return password;
}

/**
 * Activates or deactivates an account; deactivation ends its sessions.
 * @throws Refusal `not-allowed` for one's own account and for the last active administrator
 */
export async function setActive(
  actor: Actor,
  accountId: string,
  version: number,
  active: boolean,
): Promise<void> {
  await audited(actor, async (tx, record) => {
    // Two administrators deactivating each other at once must not leave none.
    await tx.$queryRaw`SELECT "id" FROM "Account" WHERE "role" = 'administrator' ORDER BY "id" FOR UPDATE`;
    const account = await locked(tx, accountId, version);
    if (!active && accountId === actor.id)
      throw new Refusal("not-allowed", "不能停用自己的账号，请由另一位管理员操作。");
    if (!active && account.role === "administrator") {
      const others = await tx.account.count({
        where: { role: "administrator", active: true, id: { not: accountId } },
      });
      if (others === 0) throw new Refusal("not-allowed", "这是最后一位启用中的管理员，不能停用。");
    }
    await tx.account.update({
      where: { id: accountId },
      data: {
        active,
        version: { increment: 1 },
        ...(active ? {} : { sessionVersion: { increment: 1 } }),
      },
    });
    record({
      action: active ? "account.activated" : "account.deactivated",
      subjectType: "account",
      subjectId: accountId,
      before: { active: account.active },
      after: { active },
    });
  });
}

/** Changes one's own password; all sessions of the account end, this one too. */
export async function changeOwnPassword(
  actor: Actor & { id: string },
  current: string,
  next: string,
): Promise<void> {
  const account = await db().account.findUniqueOrThrow({ where: { id: actor.id } });
  if (!(await verifyPassword(account.passwordHash, current)))
    throw new Refusal("invalid", "现在的密码不正确。", [
      { path: "current", message: "现在的密码不正确。" },
    ]);
  const passwordHash = await hashPassword(next);
  await audited(actor, async (tx, record) => {
    const { count } = await tx.account.updateMany({
      where: { id: actor.id, passwordHash: account.passwordHash },
      data: {
        passwordHash,
        mustChangePassword: false,
        sessionVersion: { increment: 1 },
        version: { increment: 1 },
      },
    });
    if (count === 0) throw stale();
    record({ action: "account.password-changed", subjectType: "account", subjectId: actor.id });
  });
}

async function locked(tx: Transaction, accountId: string, version: number) {
  await tx.$queryRaw`SELECT "id" FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`;
  const account = await tx.account.findUnique({ where: { id: accountId } });
  if (!account) throw notFound("个账号");
  if (account.version !== version) throw stale();
  return account;
}
