/**
 * Formulas that score as the library does. Spreadsheets count in binary floating point and round what is
 * near a whole number, so everything is whole hundredths, and quotients are of whole numbers below EXACT:
 * there a quotient just under a whole number is still told apart from it in fifteen digits.
 */
import type { QuotaRule } from "../scoring/types";

export const EXACT = 1e14;

/** Marks in a cell as whole hundredths. */
export const hundredths = (cell: string) => `ROUND(${cell}*100,0)`;

/** full × part ÷ whole of whole numbers, rounded half-up to a whole number. */
export const proportion = (full: string, part: string, whole: string) =>
  `INT((2*${full}*${part}+${whole})/(2*${whole}))`;

/** No number in `dividedInSteps` and `ratio` is larger than the whole this many times. */
export const STEPS_NEED = 2000;

/**
 * The same for wide numbers, divided as on paper: `first` is to stand in the cell `firstCell`, `result`
 * carries its remainder on. part ≤ whole; full is known.
 */
export function dividedInSteps(full: number, part: string, whole: string, firstCell: string) {
  const [high, low] = [Math.floor((2 * full) / 1000), (2 * full) % 1000];
  const rest = `(${high}*${part}-${firstCell}*${whole})*1000+${low}*${part}`;
  return {
    first: `INT(${high}*${part}/${whole})`,
    result: `INT((${firstCell}*1000+INT((${rest})/${whole})+1)/2)`,
  };
}

/** part ÷ whole in ten-thousandths, rounded down; part ≤ whole. */
export function ratio(part: string, whole: string): string {
  const first = `INT(${part}*100/${whole})`;
  return `(${first}*100+INT((${part}*100-${first}*${whole})*100/${whole}))`;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

/** Both divided by what they have in common. */
export function reduced(a: number | bigint, b: number | bigint): [number, number] {
  const common = divisor(BigInt(a), BigInt(b)) || 1n;
  return [Number(BigInt(a) / common), Number(BigInt(b) / common)];
}

export const tenThousandths = (value: number) => Math.round(value * 10_000);

/** Required quantity in ten-thousandths = numerator × base ÷ divisor. */
export function quotaFraction(rule: QuotaRule): { numerator: number; divisor: number } {
  const quota = BigInt(tenThousandths(rule.quota));
  if (rule.per === "community") return { numerator: Number(quota), divisor: 1 };
  const [numerator, by] = reduced(quota * 10_000n, BigInt(tenThousandths(rule.perCount ?? 1)));
  return { numerator, divisor: by };
}

/** 0 where the cell holds a number from 0 to `most` with so many digits, in multiples of `step` hundredths. */
export function marksFault(cell: string, most: string, step: number): string {
  const whole = hundredths(cell);
  const fine = `ABS(${cell}*100-${whole})<0.000001`;
  const inSteps = step === 1 ? fine : `AND(${fine},MOD(${whole},${step})=0)`;
  return `IF(ISNUMBER(${cell}),IF(AND(${cell}>=0,${cell}<${most}+0.001),IF(AND(${inSteps},${whole}<=${hundredths(`(${most})`)}),0,1),1),1)`;
}

/** 0 where the cell holds a whole number from `least` to `most`. */
export const wholeFault = (cell: string, least: number, most: number) =>
  `IF(ISNUMBER(${cell}),IF(AND(${cell}>=${least},${cell}<=${most},${cell}=INT(${cell})),0,1),1)`;

/** 0 where the cell holds a quantity: not negative, with at most four digits. */
export const quantityFault = (cell: string) =>
  `IF(ISNUMBER(${cell}),IF(AND(${cell}>=0,${cell}<=1E12,ABS(${cell}*10000-ROUND(${cell}*10000,0))<0.001),0,1),1)`;

export const yesNoFault = (cell: string) => `IF(OR(${cell}="是",${cell}="否"),0,1)`;
