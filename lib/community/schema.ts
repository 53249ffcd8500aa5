import { z } from "zod";
import { dayOf, readDay } from "../calendar";
import { optionalDay } from "../calendar-field";
import { lifeFaults } from "./policy";
import {
  type DateField,
  dateFields,
  dateWords,
  type ProjectDates,
  type Sort,
  type Stage,
  sorts,
  stages,
  type Tier,
  tiers,
} from "./types";

/** Figures as people type them, of either width. */
const count = (what: string, unit: string) =>
  z
    .string({ error: `请填写${what}。` })
    .transform((typed) => typed.normalize("NFKC").trim())
    .pipe(
      z
        .string()
        .min(1, `请填写${what}。`)
        .regex(/^\d{1,7}$/, `${what}应为 0 至 9999999 的整数（${unit}）。`)
        .transform(Number),
    );

const line = (what: string, max: number) =>
  z
    .string({ error: `请填写${what}。` })
    .trim()
    .max(max, `${what}不能超过 ${max} 个字。`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, `${what}里有换行或无法保存的字符，请删去。`);

const text = (what: string, max: number) => line(what, max).min(1, `请填写${what}。`);

const shape = {
  name: text("社区名称", 60),
  street: text("所属街道（镇、乡）", 60),
  type: z.string({ error: "请选择项目类型。" }).regex(/^[a-z0-9-]{1,40}$/, "请选择项目类型。"),
  tier: z.enum(Object.keys(tiers) as [Tier, ...Tier[]], { error: "请选择创建梯度。" }),
  households: count("户数", "户"),
  residents: count("常住人口", "人"),
  stage: z.enum(Object.keys(stages) as [Stage, ...Stage[]], { error: "请选择所处阶段。" }),
  // A key: whoever types it, in figures of either width, means the same project.
  code: line("项目编号", 40)
    .transform((typed) => typed.normalize("NFKC").trim() || null)
    .optional(),
  listBatch: line("创建批次", 60).optional(),
};

const eachDate = <Field>(field: (what: string) => Field) =>
  Object.fromEntries(dateFields.map((path) => [path, field(dateWords[path])])) as Record<
    DateField,
    Field
  >;

const datesOf = (project: Partial<ProjectDates>) =>
  Object.fromEntries(dateFields.map((path) => [path, project[path] ?? null])) as ProjectDates;

function refuseContradictions(
  project: Partial<ProjectDates> & { stage: Stage },
  context: z.RefinementCtx,
): void {
  const whole = { stage: project.stage, ...datesOf(project) };
  for (const { path, message } of lifeFaults(whole, dayOf(new Date())))
    context.addIssue({ code: "custom", path: [path], message });
}

/** Fields that are left out stay as they are, or empty. */
export const registerCommunitySchema = z
  .object({ ...shape, ...eachDate((what) => optionalDay(what).optional()) })
  .superRefine(refuseContradictions);
export const changeCommunitySchema = z
  .object({
    ...shape,
    ...eachDate((what) => optionalDay(what).optional()),
    communityId: z.uuid("社区编号不正确。"),
    version: z.coerce.number().int(),
  })
  .superRefine(refuseContradictions);

export type CommunityInput = z.infer<typeof registerCommunitySchema>;

const writtenDay = (what: string) =>
  z
    .string()
    .nullable()
    .transform((typed, context) => {
      const day = typed === null ? null : readDay(typed);
      if (typed === null || day?.startsWith("20")) return day;
      const message = `${what}应为 2000 年以后真实存在的日期，如 2026-11-24，现为「${typed}」。`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });

/** A project as a list names it: every field, its days as people write them. What contradicts is left to `lifeFaults`. */
export const projectSchema = z.object({
  ...shape,
  code: shape.code.unwrap(),
  listBatch: shape.listBatch.unwrap(),
  ...eachDate(writtenDay),
});
export type Project = z.infer<typeof projectSchema>;

const words = z
  .string()
  // The database refuses NUL, and nobody searches for control characters.
  .transform((typed) =>
    typed
      .replace(/[\p{Cc}\p{Cs}]/gu, "")
      .trim()
      .slice(0, 60),
  )
  .catch("");

const among = <Word extends string>(list: Record<Word, string>) =>
  z
    .enum(Object.keys(list) as [Word, ...Word[]])
    .nullable()
    .catch(null);

/** What the list's address asks for. Anything that makes no sense counts as not given. */
export const communityListSchema = z.object({
  q: words,
  stage: among<Stage>(stages),
  tier: among<Tier>(tiers),
  type: words,
  listBatch: words,
  year: z.coerce.number().int().min(2000).max(2099).nullable().catch(null),
  district: words,
  sort: z.enum(Object.keys(sorts) as [Sort, ...Sort[]]).catch("name"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
