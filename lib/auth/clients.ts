import "server-only";
import { revalidatePath } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import { type AuditAction, auditActions } from "../audit/types";
import { type ActionResult, type FieldMessage, Refusal, type RefusalCode } from "../errors";
import { can, type Permission } from "./permissions";
import { currentPerson } from "./session";

interface RefusalReport {
  code: RefusalCode;
  message: string;
  errors: FieldMessage[];
}

/** The foot of the ladder: every action names what it writes to the audit (or `none`), and refuses in one way. */
const actions = createSafeActionClient({
  defineMetadataSchema: () =>
    z.object({ audit: z.enum([...(Object.keys(auditActions) as AuditAction[]), "none"]) }),
  handleServerError(error): RefusalReport {
    if (error instanceof Refusal)
      return { code: error.code, message: error.message, errors: error.errors };
    console.error(error);
    return {
      code: "unexpected",
      message: "系统出错，没有保存。请稍后重试；若仍不行，请联系管理员。",
      errors: [],
    };
  },
});

/**
 * Whether the database can hold every text in here: it takes no NUL and no half of a character. An object that
 * poses as something with a length makes zod throw where it should refuse, so that is no input either.
 */
function isStorable(input: unknown): boolean {
  if (typeof input === "string") return !input.includes("\u0000") && !/\p{Cs}/u.test(input);
  if (typeof input !== "object" || input === null) return true;
  if (!Array.isArray(input) && "length" in input && typeof input.length === "object") return false;
  return Object.entries(input).every((entry) => entry.every(isStorable));
}

function refuseUnstorable(input: unknown): void {
  if (!isStorable(input))
    throw new Refusal("invalid", "内容里有无法保存的字符，没有保存。请删去特殊字符后重试。");
}

/** Anybody: what residents send. Who holds back whom, each of these doors has to see to itself. */
export const publicAction = actions.use(async ({ next, clientInput }) => {
  refuseUnstorable(clientInput);
  return next();
});

/** Signed in, whatever the state of the password. Only the change of password itself stands here. */
export const signedInAction = actions.use(async ({ next, clientInput }) => {
  const person = await currentPerson();
  if (!person)
    throw new Refusal("not-signed-in", "登录已失效，请重新登录后再操作；已保存的内容不受影响。");
  refuseUnstorable(clientInput);
  return next({ ctx: { person } });
});

/** Signed in, with a password of one's own: the rung on which all office work stands. */
export const officeAction = signedInAction.use(async ({ next, ctx }) => {
  if (ctx.person.mustChangePassword)
    throw new Refusal("password-change-required", "请先修改初始密码。");
  return next({ ctx });
});

/** Office work for which a role suffices, without an application's state. */
export const permittedAction = (permission: Permission) =>
  officeAction.use(async ({ next, ctx }) => {
    if (!can(ctx.person, permission))
      throw new Refusal("not-allowed", "您的角色不能进行此项操作。");
    return next({ ctx });
  });

interface SafeResult<Data> {
  data?: Data;
  serverError?: RefusalReport;
  validationErrors?: unknown;
}

function fieldMessages(tree: unknown, path: string[] = []): FieldMessage[] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    key === "_errors"
      ? (value as string[]).slice(0, 1).map((message) => ({ path: path.join("."), message }))
      : fieldMessages(value, [...path, key]),
  );
}

/**
 * Turns a ladder's action into what forms call: `(input) => ActionResult`. What changed is shown at once:
 * every page is dynamic, so revalidating the whole tree only drops the client's copies. Autosave stays
 * `silent`: its form knows what it saved, and a fresh page at every keystroke would be in its way.
 */
export function respond<Data = undefined>(
  action: (
    input: never,
  ) => Promise<SafeResult<{ message?: string; redirectTo?: string; data?: Data }>>,
  { silent = false }: { silent?: boolean } = {},
): (input: unknown) => Promise<ActionResult<Data>> {
  return async (input) => {
    let result: Awaited<ReturnType<typeof action>>;
    try {
      result = await action(input as never);
    } catch (error) {
      unstable_rethrow(error);
      throw error;
    }
    if (result.serverError) return { ok: false, ...result.serverError };
    if (result.validationErrors)
      return {
        ok: false,
        code: "invalid",
        message: "有内容填写不正确，没有保存。",
        errors: fieldMessages(result.validationErrors),
      };
    if (!silent) revalidatePath("/", "layout");
    return { ok: true, ...result.data };
  };
}

/** What became of a form that works without script, and what was typed in it. */
export interface SentForm {
  /** How often it was sent: each answer is another. */
  count: number;
  message: string;
  errors: FieldMessage[];
  typed: Record<string, string>;
}

/**
 * Turns a ladder's action into what a plain `<form>` calls, with or without script: where it succeeds the browser is
 * led on, where it is refused the page comes back with everything typed.
 */
export function respondToForm(
  action: Parameters<typeof respond>[0],
): (before: SentForm | null, form: FormData) => Promise<SentForm> {
  const answer = respond(action, { silent: true });
  return async (before, form) => {
    const typed = Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        typeof value === "string" && !name.startsWith("$") ? [[name, value] as const] : [],
      ),
    );
    const result = await answer(typed);
    if (result.ok && result.redirectTo) redirect(result.redirectTo);
    const refused = result.ok ? { message: result.message ?? "" } : result;
    return {
      count: (before?.count ?? 0) + 1,
      message: refused.message,
      errors: ("errors" in refused && refused.errors) || [],
      typed,
    };
  };
}
