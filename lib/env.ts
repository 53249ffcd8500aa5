import "server-only";
import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "DATABASE_URL 应为 postgresql:// 开头的数据库地址。",
  }),
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
});

let checked: z.infer<typeof schema> | undefined;

/**
 * The environment, checked once when first needed (the build needs none of it).
 * @throws Error with one sentence for every variable that is wrong
 */
export function env(): z.infer<typeof schema> {
  if (checked) return checked;
  const result = schema.safeParse(process.env);
  if (!result.success) throw new Error(result.error.issues.map((issue) => issue.message).join(" "));
  checked = result.data;
  return checked;
}
