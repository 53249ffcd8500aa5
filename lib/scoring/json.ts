/** Whether a value is what a JSON object becomes: no array, no null, no instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return true;
  // A plain object of another realm (a worker, a test runner) has a parentless prototype as well.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
