import "server-only";
import { z } from "zod";

/** A variable that is set to nothing is not set. */
const unset = (value: unknown) => (value === "" ? undefined : value);
const address = /^[^\s<>@]+@[^\s<>@]+$/;
const sender = /^(?:[^<>\r\n"]*<([^<>]+)>|([^<>]+))$/;
const s3 = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

const databaseUrl = (name: string) =>
  z.url({
    protocol: /^postgres(ql)?$/,
    error: `${name} 应为 postgresql:// 开头的数据库地址。`,
  });

const schema = z
  .object({
    DATABASE_URL: databaseUrl("DATABASE_URL"),
    JOBS_DATABASE_URL: z.preprocess(unset, databaseUrl("JOBS_DATABASE_URL").optional()),
    NEXTAUTH_SECRET: z
      .string({ error: "缺少 NEXTAUTH_SECRET。" })
      .min(32, "NEXTAUTH_SECRET 至少 32 个字符。"),
    /** How long one question may occupy the solver. */
    SOLVER_SECONDS: z.coerce
      .number("SOLVER_SECONDS 应为秒数，例如 30。")
      .positive("SOLVER_SECONDS 应大于 0。")
      .max(3600, "SOLVER_SECONDS 应不超过 3600。")
      .default(30),
    NEXTAUTH_URL: z.url("NEXTAUTH_URL 应为完整网址，例如 https://example.cn。").optional(),
    SMTP_URL: z.preprocess(
      unset,
      z
        .url({
          protocol: /^smtps?$/,
          error:
            "SMTP_URL 应为 smtp:// 或 smtps:// 开头的邮件服务器地址，例如 smtp://用户:口令@mail.example.cn:587。",
        })
        .optional(),
    ),
    MAIL_FROM: z.preprocess(
      unset,
      z
        .string()
        .refine((text) => {
          const [, inside, plain] = sender.exec(text) ?? [];
          return address.test((inside ?? plain ?? "").trim());
        }, "MAIL_FROM 应为发件人地址，例如 验收系统 <noreply@example.cn>。")
        .optional(),
    ),
    DATA_DIR: z.preprocess(unset, z.string().default(".data")),
    S3_ENDPOINT: z.preprocess(
      unset,
      z
        .url({
          protocol: /^https?$/,
          error: "S3_ENDPOINT 应为对象存储服务的完整网址，例如 https://s3.example.cn。",
        })
        .optional(),
    ),
    S3_BUCKET: z.preprocess(
      unset,
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          "S3_BUCKET 应为 3 至 63 个小写字母、数字、点或短横线。",
        )
        .optional(),
    ),
    S3_REGION: z.preprocess(unset, z.string().default("us-east-1")),
    S3_ACCESS_KEY_ID: z.preprocess(unset, z.string().optional()),
    S3_SECRET_ACCESS_KEY: z.preprocess(unset, z.string().optional()),
    /** Some services want the bucket in the host's name: 0. */
    S3_PATH_STYLE: z.preprocess(
      unset,
      z.enum(["0", "1"], { error: "S3_PATH_STYLE 应为 0 或 1。" }).default("1"),
    ),
  })
  // Half a setting would leave files on this machine that everybody looks for elsewhere.
  .superRefine((value, context) => {
    if (s3.every((name) => value[name] === undefined)) return;
    for (const name of s3)
      if (value[name] === undefined)
        context.addIssue({
          code: "custom",
          path: [name],
          message: `缺少 ${name}：使用对象存储须同时设置 ${s3.join("、")}。`,
        });
  })
  .refine((all) => !all.SMTP_URL || all.MAIL_FROM, "设置了 SMTP_URL，还须设置发件人 MAIL_FROM。")
  .refine(
    (all) => !all.SMTP_URL || all.NEXTAUTH_URL,
    "设置了 SMTP_URL，还须设置 NEXTAUTH_URL：邮件里的链接以它开头。",
  );

export type Environment = z.infer<typeof schema>;

/** @throws Error with one sentence for every variable that is wrong */
export function checkEnvironment(variables: Record<string, string | undefined>): Environment {
  const result = schema.safeParse(variables);
  if (!result.success) throw new Error(result.error.issues.map((issue) => issue.message).join(" "));
  return result.data;
}

let checked: Environment | undefined;

/**
 * The environment, checked once when first needed (the build needs none of it).
 * @throws Error with one sentence for every variable that is wrong
 */
export function env(): Environment {
  checked ??= checkEnvironment(process.env);
  return checked;
}

/** How mail leaves: server, sender, and the address that links begin with. */
export interface MailSettings {
  server: string;
  from: string;
  site: string;
}

/** null where no mail server is set: messages are in the application only. */
export function mailSettings(): MailSettings | null {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env();
  if (!SMTP_URL || !MAIL_FROM || !NEXTAUTH_URL) return null;
  return { server: SMTP_URL, from: MAIL_FROM, site: NEXTAUTH_URL.replace(/\/$/, "") };
}

/** This site's address without a slash at its end; where none is set, the one that a request came to. */
export const siteAddress = (request: Request): string =>
  (env().NEXTAUTH_URL ?? new URL(request.url).origin).replace(/\/+$/, "");
