export type MarksProblem = "not-a-number" | "too-precise" | "off-step" | "out-of-range";

export type MarksReading =
  | { ok: true; value: number | null; text: string }
  | { ok: false; problem: MarksProblem; message: string };

export interface MarksLimits {
  /** Names the field in complaints. */
  title: string;
  fullMarks: number;
  /** Smallest difference between two marks; 0.01 unless given. */
  step?: number;
}

const FULL_WIDTH_ZERO = 0xff10;

/** Full-width digits, points (。 ．), signs and blanks as their half-width kin. */
export function normaliseMarks(raw: string): string {
  return raw
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO))
    .replace(/[。．｡]/g, ".")
    .replace(/[－−–]/g, "-")
    .replace(/＋/g, "+")
    .replace(/[\s\u3000]/g, "");
}

/** The exact number of hundredths; `number` has at most two digits after the point, zeros at its end aside. */
function hundredths(number: string): number {
  const [whole = "", fraction = ""] = number.split(".");
  return Number(whole || "0") * 100 + Number(fraction.slice(0, 2).padEnd(2, "0"));
}

const inHundredths = (marks: number) => Math.round(marks * 100);

function plain(text: string): string {
  const trimmed = text.replace(/^0+(?=\d)/, "").replace(/\.$/, "");
  return trimmed.startsWith(".") ? `0${trimmed}` : trimmed;
}

/**
 * Reads marks as a person types them. Never rounds: a third digit after the point is a complaint. Empty is `null`,
 * not zero. `text` is what the form should send and show.
 */
export function readMarks(
  raw: string,
  { title, fullMarks, step = 0.01 }: MarksLimits,
): MarksReading {
  const text = normaliseMarks(raw);
  if (text === "") return { ok: true, value: null, text: "" };
  const match = /^([+-]?)(\d+\.?\d*|\.\d+)$/.exec(text);
  const number = match?.[2];
  if (!match || number === undefined || number.length > 15) {
    return {
      ok: false,
      problem: "not-a-number",
      message: `“${title}”应填数字，如 ${fullMarks} 或 ${fullMarks - 0.5}，现为“${raw.trim()}”。`,
    };
  }
  const shown = plain(number);
  const negative = match[1] === "-" && /[1-9]/.test(number);
  const fraction = (number.split(".")[1] ?? "").replace(/0+$/, "");
  const outside = negative || Number(number) > fullMarks;
  if (outside) {
    return {
      ok: false,
      problem: "out-of-range",
      message: `“${title}”应在 0 至 ${fullMarks} 之间，现为 ${negative ? "-" : ""}${shown}。`,
    };
  }
  if (fraction.length > 2) {
    return {
      ok: false,
      problem: "too-precise",
      message: `“${title}”最多填两位小数，现为 ${shown}。`,
    };
  }
  const exact = hundredths(number);
  if (exact % inHundredths(step) !== 0) {
    return {
      ok: false,
      problem: "off-step",
      message: `“${title}”应为 ${step} 的整数倍，现为 ${shown}。`,
    };
  }
  return { ok: true, value: exact / 100, text: shown };
}
