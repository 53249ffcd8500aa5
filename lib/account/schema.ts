import { z } from "zod";
import { districtRoles, type Role, roles } from "../auth/types";
import { passwordRule } from "./types";

/** A password of one's own. Long rather than intricate; the account's name is no password. */
export const passwordSchema = z
  .string({ error: "请填写新密码。" })
  .min(10, `新密码应${passwordRule}。`)
  .max(200, "新密码不能超过 200 个字符。")
  .refine((text) => /\p{L}/u.test(text) && /\d/.test(text), `新密码应${passwordRule}。`);

const usernameSchema = z
  .string({ error: "请填写用户名。" })
  .trim()
  .regex(
    /^[a-z][a-z0-9._-]{2,31}$/,
    "用户名应为 3 至 32 位小写字母、数字、点、下划线或短横线，以字母开头。",
  );

const nameSchema = z
  .string({ error: "请填写姓名。" })
  .trim()
  .min(1, "请填写姓名。")
  .max(40, "姓名不能超过 40 个字。");
const unitSchema = z.string().trim().max(60, "单位不能超过 60 个字。");

/** What an account is, besides its user name: who, as what, where. */
const standing = {
  name: nameSchema,
  role: z.enum(Object.keys(roles) as [Role, ...Role[]], { error: "请选择角色。" }),
  districtId: z.string().max(40).optional(),
  unit: unitSchema.default(""),
};
const hasDistrict = (input: { role: Role; districtId?: string }) =>
  districtRoles.includes(input.role) === Boolean(input.districtId);
const districtFault = {
  path: ["districtId"],
  error: "申报、填报人员应选择所属区县市，其他角色不选。",
};

export const createAccountSchema = z
  .object({ username: usernameSchema, ...standing })
  .refine(hasDistrict, districtFault);
export type CreateAccount = z.input<typeof createAccountSchema>;

/** A district's invitation: the role and the district are the inviting official's to give, not to choose. */
export const inviteContributorSchema = z.object({
  username: usernameSchema,
  name: nameSchema,
  unit: z
    .string({ error: "请填写所在的街道或社区。" })
    .trim()
    .min(1, "请填写所在的街道或社区。")
    .max(60, "单位不能超过 60 个字。"),
});
export type InviteContributor = z.infer<typeof inviteContributorSchema>;

export const accountIdSchema = z.object({
  accountId: z.uuid("账号编号不正确。"),
  version: z.coerce.number().int(),
});

export const changeAccountSchema = z
  .object({ ...accountIdSchema.shape, ...standing })
  .refine(hasDistrict, districtFault);
export type ChangeAccount = z.infer<typeof changeAccountSchema>;

export const changePasswordSchema = z
  .object({
    current: z.string({ error: "请填写现在的密码。" }).min(1, "请填写现在的密码。").max(200),
    next: passwordSchema,
    again: z.string({ error: "请再填写一次新密码。" }).max(200),
  })
  .refine((input) => input.next === input.again, {
    path: ["again"],
    error: "两次填写的新密码不一致。",
  })
  .refine((input) => input.next !== input.current, {
    path: ["next"],
    error: "新密码不能与现在的密码相同。",
  });
