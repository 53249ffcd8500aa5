/** Seeded chance: the same numbers, ids and names on every machine, for data made in bulk. */
import { createHash } from "node:crypto";

/** Gives a number in 0…1. */
export type Random = () => number;

/** Mulberry32: small, and the same numbers on every machine. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stream of its own for one subject: more of one kind of data leaves the others as they were. */
export const stream = (seed: number, subject: string): Random =>
  seeded(createHash("sha256").update(`${seed} ${subject}`).digest().readInt32LE());

/** A whole number, both ends included. */
export const whole = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

/** One of a list that is not empty. */
export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

/** A version 7 id of an instant: rows made later sort later, as those of the product do. */
export function idAt(random: Random, instant: Date): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const time = instant.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(random, ["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
}

const DAY = 86_400_000;

/** The ISO day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** An instant in the working hours of an ISO day. */
export const instantOn = (random: Random, day: string): Date =>
  new Date(Date.parse(day) + whole(random, 1 * 3_600_000, 10 * 3_600_000));
