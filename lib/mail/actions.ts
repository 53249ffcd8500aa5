"use server";
import { permittedAction, respond } from "../auth/clients";
import { admitMailCode } from "../auth/limits";
import { mailSettings } from "../env";
import { Refusal } from "../errors";
import * as mail from "./mutations";
import { confirmCodeSchema, mailModeSchema, nothingSchema, requestCodeSchema } from "./schema";

export const requestMailCode = respond(
  permittedAction("desk.read")
    .metadata({ audit: "account.mail-changed" })
    .inputSchema(requestCodeSchema)
    .action(async ({ parsedInput: { email }, ctx }) => {
      if (!mailSettings()) throw new Refusal("wrong-state", "系统没有配置邮件服务，不能设置邮箱。");
      if (!(await admitMailCode(ctx.person.id, email)))
        throw new Refusal("too-many-attempts", "获取验证码过于频繁，请 15 分钟后再试。");
      await mail.requestCode(ctx.person, email);
      return { message: `验证码将寄往 ${email}，请在 30 分钟内填写。` };
    }),
);

export const confirmMailCode = respond(
  permittedAction("desk.read")
    .metadata({ audit: "account.mail-changed" })
    .inputSchema(confirmCodeSchema)
    .action(async ({ parsedInput: { code }, ctx }) => {
      const email = await mail.confirmCode(ctx.person, code);
      return { message: `邮箱已设为 ${email}。` };
    }),
);

export const setMailMode = respond(
  permittedAction("desk.read")
    .metadata({ audit: "account.mail-changed" })
    .inputSchema(mailModeSchema)
    .action(async ({ parsedInput: { mode }, ctx }) => {
      await mail.setMailMode(ctx.person, mode);
      return { message: "邮件通知已保存。" };
    }),
);

export const removeMailAddress = respond(
  permittedAction("desk.read")
    .metadata({ audit: "account.mail-changed" })
    .inputSchema(nothingSchema)
    .action(async ({ ctx }) => {
      await mail.removeAddress(ctx.person);
      return { message: "邮箱已移除，消息只在系统内显示。" };
    }),
);
