/** How many households are asked, and which: a draw that anybody can repeat, here or in a browser, from seed and register. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, digest } from "../scoring";
import type {
  Allocation,
  DrawDocument,
  Household,
  PlannedSizes,
  SamplingPlan,
} from "../survey/types";

/** Standard errors in half an interval of the normal distribution, in thousandths, by confidence in percent. */
const errorsOf = new Map([
  [90, 1645n],
  [95, 1960n],
  [99, 2576n],
]);

export const confidences = [...errorsOf.keys()];

/** Standard errors that make half of the interval: 1.96 for 95 %. @throws Error for a confidence not offered */
export function standardErrors(confidence: number): number {
  const thousandths = errorsOf.get(confidence);
  if (thousandths === undefined) throw new Error(`confidence ${confidence}`);
  return Number(thousandths) / 1_000;
}

const upwards = (above: bigint, below: bigint): number => Number((above + below - 1n) / below);

/**
 * Responses needed of `households` so that a share is off by at most `margin` percent at `confidence` percent:
 * n₀ ÷ (1 + (n₀ − 1) ÷ N) with n₀ = z² × ¼ ÷ margin², rounded up. Exact. (500 → 218, 1,000 → 278, 3,000 → 341.)
 */
export function sampleSize(households: number, margin: number, confidence: number): number {
  const z = errorsOf.get(confidence);
  if (z === undefined) throw new Error(`confidence ${confidence}`);
  const [above, below] = [z * z, 400n * BigInt(margin) * BigInt(margin)];
  const all = BigInt(households);
  return Math.min(households, upwards(above * all, above + (all - 1n) * below));
}

/** What a plan comes to: at least what the standard asks for, at most everybody. */
export function plannedSizes(
  households: number,
  plan: SamplingPlan,
  minResponses: number,
): PlannedSizes {
  const size = sampleSize(households, plan.margin, plan.confidence);
  const needed = Math.min(households, Math.max(size, minResponses));
  return {
    needed,
    invited: Math.min(households, Math.ceil((needed * 100) / plan.expectedResponse)),
  };
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: Household, b: Household) =>
  byCode(a.building, b.building) || byCode(a.room, b.room);

/** A register in its one order: by building, then room, both by the code units of their signs. */
export const canonicalRegister = (households: readonly Household[]): Household[] =>
  households.map(({ building, room }) => ({ building, room })).sort(inOrder);

/** SHA-256 of a canonical register's canonical JSON (RFC 8785). */
export const digestOf = (register: readonly Household[]): string => digest(register);

/** SHA-256 of the seed's bytes. @param seed 64 hexadecimal digits */
export const commitmentOf = (seed: string): string => bytesToHex(sha256(hexToBytes(seed)));

/**
 * Splits `size` over the buildings in proportion to their households, by largest remainders: each gets the whole
 * part of its share, what is left goes to the largest fractions; of equal ones, to the building that stands first.
 * @param size at most the number of households
 */
export function allocate(register: readonly Household[], size: number): Allocation[] {
  const counts = new Map<string, number>();
  for (const { building } of register) counts.set(building, (counts.get(building) ?? 0) + 1);
  const all = register.length;
  const shares = [...counts]
    .sort(([a], [b]) => byCode(a, b))
    .map(([building, households]) => {
      const drawn = Math.floor((size * households) / all);
      return { building, households, drawn, rest: size * households - drawn * all };
    });
  let left = size - shares.reduce((sum, { drawn }) => sum + drawn, 0);
  // The sort is stable: equal fractions keep the buildings' order.
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (left === 0) break;
    share.drawn += 1;
    left -= 1;
  }
  return shares.map(({ building, households, drawn }) => ({ building, households, drawn }));
}

/** A household's ticket: HMAC-SHA256 of `building`, a line feed and `room` under the seed, in hexadecimal digits. */
export const ticketOf = (seed: string, { building, room }: Household): string =>
  bytesToHex(hmac(sha256, hexToBytes(seed), utf8ToBytes(`${building}\n${room}`)));

/**
 * The draw: in each building the households with the smallest tickets, as many as its allocation says. Depends on
 * the seed, the register and the size alone, so that anybody can repeat it.
 * @returns the positions of the drawn in the canonical register, rising
 */
export function draw(seed: string, register: readonly Household[], size: number): number[] {
  const quotas = new Map(allocate(register, size).map(({ building, drawn }) => [building, drawn]));
  const tickets = register
    .map((household, at) => ({
      at,
      building: household.building,
      ticket: ticketOf(seed, household),
    }))
    .sort((a, b) => byCode(a.ticket, b.ticket) || a.at - b.at);
  const drawn: number[] = [];
  for (const { at, building } of tickets) {
    const left = quotas.get(building) ?? 0;
    if (left === 0) continue;
    quotas.set(building, left - 1);
    drawn.push(at);
  }
  return drawn.sort((a, b) => a - b);
}

/** Repeats a published draw. @returns what does not agree, each as a sentence; none: everything does */
export function faultsOf(document: DrawDocument): string[] {
  const { register, seed, plan, minResponses } = document;
  const faults: string[] = [];
  const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
  if (commitmentOf(seed) !== document.commitment) faults.push("种子与抽样前公布的承诺不符。");
  if (!same(canonicalRegister(register), register)) faults.push("名册不是规定的次序。");
  if (new Set(register.map(({ building, room }) => `${building}\n${room}`)).size < register.length)
    faults.push("名册里有重复的住户。");
  if (digestOf(register) !== document.registerDigest) faults.push("名册与公布的摘要值不符。");
  const sizes = plannedSizes(register.length, plan, minResponses);
  if (sizes.needed !== document.needed || sizes.invited !== document.invited)
    faults.push(`样本量应为 ${sizes.needed} 份、邀请 ${sizes.invited} 户，与公布的不同。`);
  if (!same(allocate(register, document.invited), document.allocation))
    faults.push("各幢的户数分配与公布的不同。");
  const drawn = draw(seed, register, document.invited).map((at) => register[at]);
  if (!same(drawn, document.drawn)) faults.push("抽中的住户与公布的不同。");
  return faults;
}
