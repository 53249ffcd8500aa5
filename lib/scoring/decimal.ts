/**
 * Exact decimals on top of JSON numbers. Marks are whole hundredths, quantities and weights whole
 * ten-thousandths. Products that would leave the safe integers are computed with BigInt.
 */

const MAX = Number.MAX_SAFE_INTEGER;

/** Fraction digits of the shortest decimal that denotes `value` (1e-7 has seven). `value` is finite. */
export function fractionDigits(value: number): number {
  const [mantissa = "", exponent = "0"] = String(Math.abs(value)).split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  return Math.max(0, fraction.length - Number(exponent));
}

/**
 * A mark as whole hundredths; NaN where it has more than two fraction digits. Exact up to
 * MAX_SAFE_INTEGER hundredths; beyond that only its size is meaningful, which no standard allows.
 */
export function hundredths(value: number): number {
  const whole = Math.round(value * 100);
  // Division is correctly rounded, so equality holds just when a two-digit decimal denotes value.
  if (whole / 100 === value && Math.abs(whole) <= MAX) return whole === 0 ? 0 : whole;
  return fractionDigits(value) <= 2 ? value * 100 : Number.NaN;
}

/** A quantity or weight as whole ten-thousandths of any size; undefined with more than four digits. */
export function tenThousandths(value: number): number | bigint | undefined {
  const whole = Math.round(value * 10_000);
  if (whole / 10_000 === value && Math.abs(whole) <= MAX) return whole === 0 ? 0 : whole;
  const digits = fractionDigits(value);
  if (digits > 4) return undefined;
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const shift = 4 - digits;
  const plain = BigInt(mantissa.replace(".", ""));
  const fraction = mantissa.split(".")[1]?.length ?? 0;
  return plain * 10n ** BigInt(Number(exponent) - fraction + digits + shift);
}

/** full × part ÷ whole, rounded half-up to a whole number. All are whole and not negative, whole > 0. */
export function proportion(full: number, part: number | bigint, whole: number | bigint): number {
  if (typeof part === "number" && typeof whole === "number" && part <= MAX && whole <= MAX) {
    const numerator = 2 * full * part + whole;
    if (numerator <= MAX && 2 * whole <= MAX) return Math.floor(numerator / (2 * whole));
  }
  const divisor = BigInt(whole);
  return Number((2n * BigInt(full) * BigInt(part) + divisor) / (2n * divisor));
}

/** Whole hundredths back to the JSON number that denotes them. */
export function toMarks(whole: number): number {
  return whole === 0 ? 0 : whole / 100;
}

/** Marks as people read them, always two decimals: 521.5 becomes 「521.50」. */
export function formatMarks(marks: number): string {
  const whole = Math.round(marks * 100);
  if (Math.abs(whole) > MAX) return marks.toFixed(2);
  const sign = whole < 0 ? "-" : "";
  const digits = String(Math.abs(whole)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
