import type { FileKey } from "./types";

/**
 * A key as a path of two levels of folders, for a storage of any kind: `ab/cd/abcd…` or `ab/cd/abcd….320.webp`.
 * @throws Error for anything that is no key: nothing from outside may become a path
 */
export function pathOf({ sha256, derived }: FileKey): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("not a SHA-256");
  if (derived !== undefined && !/^[a-z0-9-]+\.[a-z0-9]+$/.test(derived))
    throw new Error("not the name of a derived file");
  const name = derived === undefined ? sha256 : `${sha256}.${derived}`;
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${name}`;
}
