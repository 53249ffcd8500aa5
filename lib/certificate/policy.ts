import type { Standing } from "./types";

/**
 * The number on a certificate: the outcome's code and the first figures of the decision's digest, so that a paper
 * with a code that exists and anything else changed does not pass.
 */
export const numberOf = (code: string, digest: string): string => `${code}-${digest.slice(0, 8)}`;

/**
 * A number as people type it: of either width, with or without dashes and blanks, in capitals.
 * @returns the outcome's code, and the check figures where they were given; null for anything else
 */
export function readNumber(typed: string): { code: string; check: string | null } | null {
  if (typed.length > 100) return null;
  const plain = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-‐‑–—_·.]/gu, "");
  const [, year, rest, check] = /^(20\d\d)([0-9a-z]{8})([0-9a-f]{8})?$/.exec(plain) ?? [];
  return year && rest ? { code: `${year}-${rest}`, check: check ?? null } : null;
}

/** Whether a published outcome holds: while a correction of it is under way, it does. */
export function standingFrom({
  amendments,
  replacedBy,
}: {
  /** Confirmed ones. */
  amendments: readonly { kind: string }[];
  /** The code of the corrected outcome, once that is published. */
  replacedBy: string | null;
}): Standing {
  if (amendments.some(({ kind }) => kind === "revocation")) return "revoked";
  return replacedBy === null ? "valid" : "corrected";
}
