/** Why an operation was refused. Each code has one HTTP status, used where a status can be given. */
export const refusalStatus = {
  "not-signed-in": 401,
  "password-change-required": 403,
  "not-allowed": 403,
  "same-person": 403,
  "not-found": 404,
  stale: 409,
  "wrong-state": 409,
  "too-late": 409,
  taken: 409,
  incomplete: 422,
  invalid: 422,
  "too-many-attempts": 429,
  busy: 503,
  unexpected: 500,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

export interface FieldMessage {
  /** The input's path, e.g. `items.0.reason`. */
  path: string;
  message: string;
}

/** An expected refusal: a code for programs and a Chinese sentence for people, thrown inside a mutation so that nothing is half-done. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: FieldMessage[];

  constructor(code: RefusalCode, message: string, errors: FieldMessage[] = []) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.errors = errors;
  }
}

/** An input that is wrong at one place. */
export const invalidAt = (path: string, message: string) =>
  new Refusal("invalid", message, [{ path, message }]);

/** What every server action answers. */
export type ActionResult<Data = unknown> =
  | { ok: true; message?: string; redirectTo?: string; data?: Data }
  | { ok: false; code: RefusalCode; message: string; errors?: FieldMessage[] };

/** Says that nothing with this id is there for the asker: the same words whether it does not exist or is somebody else's. */
export const notFound = (what: string) =>
  new Refusal("not-found", `没有找到这${what}，或者您无权查看。`);
