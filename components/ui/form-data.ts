export type FormValue = string | File | FormValue[] | { [key: string]: FormValue };
export type FormObject = { [key: string]: FormValue };

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

const isIndex = (key: string) => /^(0|[1-9]\d{0,3})$/.test(key);
const isEmptyFile = (value: FormDataEntryValue) =>
  typeof value !== "string" && value.size === 0 && value.name === "";

function put(target: FormObject | FormValue[], key: string, value: FormValue): void {
  if (Array.isArray(target)) target[Number(key)] = value;
  else target[key] = value;
}

function get(target: FormObject | FormValue[], key: string): FormValue | undefined {
  return Array.isArray(target) ? target[Number(key)] : target[key];
}

function isContainer(value: FormValue | undefined): value is FormObject | FormValue[] {
  return typeof value === "object" && value !== null && !(value instanceof File);
}

/**
 * Turns a form into the plain object that a server action's schema reads. `a.b` nests, a whole-number
 * segment makes a list (`items.0.reason`; count from 0 without gaps), `a[]` collects repeats. What is unticked
 * or has no file is absent. Of other repeated names the last counts. Next's own `$ACTION_…` entries are left out.
 */
export function collectForm(data: FormData): FormObject {
  const result: FormObject = {};
  for (const [name, value] of data) {
    if (name === "" || name.startsWith("$ACTION") || isEmptyFile(value)) continue;
    const list = name.endsWith("[]");
    const keys = (list ? name.slice(0, -2) : name).split(".");
    if (keys.some((key) => FORBIDDEN.has(key))) continue;
    let target: FormObject | FormValue[] = result;
    for (const [index, key] of keys.slice(0, -1).entries()) {
      const present: FormValue | undefined = get(target, key);
      if (isContainer(present)) {
        target = present;
      } else {
        const fresh: FormObject | FormValue[] = isIndex(keys[index + 1] ?? "") ? [] : {};
        put(target, key, fresh);
        target = fresh;
      }
    }
    const last = keys.at(-1) ?? "";
    if (list) {
      const present = get(target, last);
      if (Array.isArray(present)) present.push(value);
      else put(target, last, [value]);
    } else {
      put(target, last, value);
    }
  }
  return result;
}
