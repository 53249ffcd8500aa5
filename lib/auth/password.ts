import "server-only";
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// argon2id is the library's default algorithm; 19 MiB and two passes follow OWASP's advice.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** True when the password fits. With no hash (unknown account) it takes as long and answers false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no such account");
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== null && fits;
}

const letters = "abcdefghjkmnpqrstuvwxyz";
const capitals = "ABCDEFGHJKMNPQRSTUVWXYZ";
const figures = "23456789";

/** A first password: 14 characters without look-alikes, with all three kinds. */
export function firstPassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const all = letters + capitals + figures;
  for (;;) {
    const text = Array.from({ length: 14 }, () => pick(all)).join("");
    if (/[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text)) return text;
  }
}
