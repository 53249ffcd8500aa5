import "server-only";
import { audited } from "../audit/mutations";
import type { Actor } from "../audit/types";
import { firstPassword, hashPassword, verifyPassword } from "../auth/password";
import type { Person, Role } from "../auth/types";
import { db, Prisma, type Transaction } from "../db";
import { invalidAt, notFound, Refusal } from "../errors";
import { manageRefusal } from "./policy";
import type { ChangeAccount, CreateAccount, InviteContributor } from "./schema";

const stale = () => new Refusal("stale", "这个账号刚被别人改过，请刷新后再操作。");

/**
 * Makes an account with a first password that must be changed at the first sign-in.
 * @returns the first password, to be shown once and handed over in person
 * @throws Refusal `taken` when the user name is in use, `invalid` for an unknown district
 */
export async function createAccount(
  actor: Actor,
  input: CreateAccount,
  action: "account.created" | "account.invited" = "account.created",
): Promise<string> {
  const password = firstPassword();
  await insertAccount(actor, input, password, true, action);
  return password;
}

/** An official makes an account for somebody of a street or community of the own district. @returns as `createAccount` */
export async function inviteContributor(person: Person, input: InviteContributor): Promise<string> {
  const { districtId } = person;
  if (!districtId) throw new Refusal("not-allowed", "您的账号没有所属区县市，不能邀请填报人员。");
  return createAccount(person, { ...input, role: "contributor", districtId }, "account.invited");
}

/** The command line's and the seed's way: an account whose password is given. */
export async function insertAccount(
  actor: Actor,
  input: CreateAccount,
  password: string,
  mustChangePassword: boolean,
  action: "account.created" | "account.invited" = "account.created",
): Promise<string> {
  const passwordHash = await hashPassword(password);
  return audited(actor, async (tx, record) => {
    const districtId = await knownDistrict(tx, input.districtId);
    if (await tx.account.findUnique({ where: { username: input.username } })) throw usernameTaken();
    const { username, name, role, unit = "" } = input;
    const data = { username, name, role, districtId, unit };
    const account = await tx.account
      .create({ data: { ...data, passwordHash, mustChangePassword } })
      .catch((error) => {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
          throw usernameTaken();
        throw error;
      });
    record({
      action,
      subjectType: "account",
      subjectId: account.id,
      after: data,
    });
    return account.id;
  });
}

async function knownDistrict(tx: Transaction, id: string | undefined): Promise<string | null> {
  if (!id) return null;
  if (await tx.district.findUnique({ where: { id } })) return id;
  throw invalidAt("districtId", "所选区县市不存在。");
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
  person: Person,
  accountId: string,
  version: number,
): Promise<string> {
  if (accountId === person.id)
    throw new Refusal("not-allowed", "不能重置自己的密码，请使用“修改密码”。");
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  await audited(person, async (tx, record) => {
    await managed(tx, person, accountId, version);
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
  person: Person,
  accountId: string,
  version: number,
  active: boolean,
): Promise<void> {
  await audited(person, async (tx, record) => {
    await lockAdministrators(tx);
    const account = await managed(tx, person, accountId, version);
    if (!active && accountId === person.id)
      throw new Refusal("not-allowed", "不能停用自己的账号，请由另一位管理员操作。");
    if (!active) await keepAdministrator(tx, account, "停用");
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

/**
 * Changes who an account is: name, role, district, unit. Another role or district ends its sessions.
 * @throws Refusal `not-allowed` for one's own role and for that of the last active administrator
 */
export async function changeAccount(person: Person, input: ChangeAccount): Promise<void> {
  const { accountId, version, name, role, unit } = input;
  await audited(person, async (tx, record) => {
    await lockAdministrators(tx);
    const account = await managed(tx, person, accountId, version);
    const districtId = await knownDistrict(tx, input.districtId);
    const moved = account.role !== role || account.districtId !== districtId;
    if (account.role !== role && accountId === person.id)
      throw new Refusal("not-allowed", "不能更改自己的角色，请由另一位管理员操作。", [
        { path: "role", message: "不能更改自己的角色。" },
      ]);
    if (role !== "administrator") await keepAdministrator(tx, account, "改为其他角色");
    const now = { name, role, districtId, unit };
    await tx.account.update({
      where: { id: accountId },
      data: {
        ...now,
        version: { increment: 1 },
        ...(moved ? { sessionVersion: { increment: 1 } } : {}),
      },
    });
    const { name: oldName, role: oldRole, districtId: oldDistrict, unit: oldUnit } = account;
    record({
      action: "account.changed",
      subjectType: "account",
      subjectId: accountId,
      before: { name: oldName, role: oldRole, districtId: oldDistrict, unit: oldUnit },
      after: now,
    });
  });
}

/** Two administrators taking each other's office at once must not leave none. */
const lockAdministrators = (tx: Transaction) =>
  tx.$queryRaw`SELECT "id" FROM "Account" WHERE "role" = 'administrator' ORDER BY "id" FOR UPDATE`;

async function keepAdministrator(
  tx: Transaction,
  account: { id: string; role: string; active: boolean },
  what: string,
): Promise<void> {
  if (account.role !== "administrator" || !account.active) return;
  const others = await tx.account.count({
    where: { role: "administrator", active: true, id: { not: account.id } },
  });
  if (others === 0) throw new Refusal("not-allowed", `这是最后一位启用中的管理员，不能${what}。`);
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

/** The account under its lock, for whoever may manage it. */
async function managed(tx: Transaction, person: Person, accountId: string, version: number) {
  await tx.$queryRaw`SELECT "id" FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`;
  const account = await tx.account.findUnique({ where: { id: accountId } });
  const refusal = manageRefusal(person, account && { ...account, role: account.role as Role });
  if (refusal) throw new Refusal(refusal.code, refusal.message);
  if (!account) throw notFound("个账号");
  if (account.version !== version) throw stale();
  return account;
}
