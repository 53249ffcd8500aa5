/**
 * Text in cells. A cell cannot hold every text a document can: spreadsheet programs drop control
 * characters, read `_x000D_` as a character of its own, and know no difference between nothing and
 * an empty text. What they would change is written `\u{…}`, what is empty as a word in brackets.
 */

const EMPTY = "（空）";
const NONE = "（无）";
const SEPARATOR = "、";

const code = (char: string) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;

/** A text as a cell holds it, from which `readText` makes the same text again. */
export function cellText(text: string): string {
  if (text === "") return EMPTY;
  const safe = text
    .replaceAll("\\", "\\\\")
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, code)
    .replace(/_(?=x[0-9a-f]{4}_)/gi, code)
    .replace(/^\s|\s$/g, code);
  return safe === EMPTY || safe === NONE ? `${code("（")}${safe.slice(1)}` : safe;
}

export function readText(cell: string): string {
  if (cell === EMPTY) return "";
  return cell.replace(/\\(?:u\{([0-9a-f]{1,6})\}|(.))/gs, (all, hex?: string, char?: string) => {
    if (hex === undefined) return char ?? all;
    const point = Number.parseInt(hex, 16);
    return point > 0x10_ffff ? all : String.fromCodePoint(point);
  });
}

/** A list of texts in one cell, separated by 「、」. */
export function cellList(items: readonly string[]): string {
  if (items.length === 0) return NONE;
  return items.map((item) => cellText(item).replaceAll(SEPARATOR, code)).join(SEPARATOR);
}

export function readList(cell: string): string[] {
  if (cell === NONE) return [];
  return cell.split(SEPARATOR).map((item) => readText(item.trim()));
}

/** Whether the cell says that there is nothing: 「（无）」. */
export const isNone = (cell: unknown): boolean => cell === NONE;
export const none = NONE;
