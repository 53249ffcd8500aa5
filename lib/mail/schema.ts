import { z } from "zod";
import { type MailMode, mailModes } from "./types";

export const requestCodeSchema = z.object({
  email: z
    .string({ error: "请填写邮箱。" })
    .trim()
    .min(1, "请填写邮箱。")
    .max(200, "邮箱不能超过 200 个字符。")
    .pipe(z.email("邮箱格式不正确，应形如 name@example.cn。")),
});

export const confirmCodeSchema = z.object({
  code: z
    .string({ error: "请填写验证码。" })
    .transform((text) => text.normalize("NFKC").replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "验证码是邮件中的 6 位数字。")),
});

export const mailModeSchema = z.object({
  mode: z.enum(Object.keys(mailModes) as [MailMode, ...MailMode[]], {
    error: "请选择邮件通知方式。",
  }),
});

export const nothingSchema = z.object({});
