export interface FieldProblem {
  /** The field's name as the form sends it, dots for nesting: `items.0.reason`. Empty: the form as a whole. */
  path: string;
  message: string;
}

/** What every server action answers. Structurally the same as `ActionResult` in lib/errors.ts. */
export type ActionResult =
  | { ok: true; message?: string; redirectTo?: string; data?: unknown }
  | { ok: false; code: string; message: string; errors?: FieldProblem[] };

export type FormAction = (input: unknown) => Promise<ActionResult>;
