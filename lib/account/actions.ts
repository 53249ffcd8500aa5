"use server";
import { z } from "zod";
import { officeAction, permittedAction, respond, signedInAction } from "../auth/clients";
import { admitSignIn } from "../auth/limits";
import { Refusal } from "../errors";
import * as accounts from "./mutations";
import {
  accountIdSchema,
  changeAccountSchema,
  changePasswordSchema,
  createAccountSchema,
  inviteContributorSchema,
} from "./schema";

export const createAccount = respond(
  permittedAction("account.manage")
    .metadata({ audit: "account.created" })
    .inputSchema(createAccountSchema)
    .action(async ({ parsedInput, ctx }) => {
      const password = await accounts.createAccount(ctx.person, parsedInput);
      return {
        message: `账号 ${parsedInput.username} 已建立。`,
        data: { username: parsedInput.username, password },
      };
    }),
);

export const inviteContributor = respond(
  permittedAction("contributor.manage")
    .metadata({ audit: "account.invited" })
    .inputSchema(inviteContributorSchema)
    .action(async ({ parsedInput, ctx }) => {
      const password = await accounts.inviteContributor(ctx.person, parsedInput);
      return {
        message: `账号 ${parsedInput.username} 已建立。`,
        data: { username: parsedInput.username, password },
      };
    }),
);

export const changeAccount = respond(
  permittedAction("account.manage")
    .metadata({ audit: "account.changed" })
    .inputSchema(changeAccountSchema)
    .action(async ({ parsedInput, ctx }) => {
      await accounts.changeAccount(ctx.person, parsedInput);
      return { message: "账号已修改。", redirectTo: `/accounts/${parsedInput.accountId}` };
    }),
);

// Administrators manage every account, officials their own district's contributors: the account decides.
export const resetPassword = respond(
  officeAction
    .metadata({ audit: "account.password-reset" })
    .inputSchema(accountIdSchema)
    .action(async ({ parsedInput, ctx }) => {
      const password = await accounts.resetPassword(
        ctx.person,
        parsedInput.accountId,
        parsedInput.version,
      );
      return { message: "密码已重置，原有登录已失效。", data: { password } };
    }),
);

export const setAccountActive = respond(
  officeAction
    .metadata({ audit: "account.deactivated" })
    .inputSchema(accountIdSchema.extend({ active: z.enum(["true", "false"]) }))
    .action(async ({ parsedInput, ctx }) => {
      const active = parsedInput.active === "true";
      await accounts.setActive(ctx.person, parsedInput.accountId, parsedInput.version, active);
      return { message: active ? "账号已启用。" : "账号已停用，原有登录已失效。" };
    }),
);

export const changePassword = respond(
  signedInAction
    .metadata({ audit: "account.password-changed" })
    .inputSchema(changePasswordSchema)
    .action(async ({ parsedInput, ctx }) => {
      // A stolen session must not be able to guess the password here without limit.
      if (!(await admitSignIn(`password:${ctx.person.username}`, `password:${ctx.person.id}`)))
        throw new Refusal("too-many-attempts", "尝试次数过多，请 15 分钟后再试。");
      await accounts.changeOwnPassword(ctx.person, parsedInput.current, parsedInput.next);
      return { message: "密码已修改，请用新密码重新登录。", redirectTo: "/sign-in?changed=1" };
    }),
  // The session has just ended: drawing this page anew would lead away before the form does.
  { silent: true },
);
