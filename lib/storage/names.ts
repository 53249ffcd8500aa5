/** Longest name in bytes: file systems take 255, and a browser may add to it. */
const NAME_BYTES = 180;
// Windows opens a device, whatever the ending.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** The ending of a name in small letters without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/**
 * A name as it may be shown and saved anywhere: without folders, control characters and characters that turn the
 * direction of writing, not one that a system reserves, and not too long. Empty where nothing is left.
 */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const named = RESERVED.test(plain) ? `_${plain}` : plain;
  if (bytesOf(named) <= NAME_BYTES) return named;
  const ending = extensionOf(named);
  const tail = ending === "" ? "" : named.slice(-ending.length - 1);
  let [kept, left] = ["", NAME_BYTES - bytesOf(tail)];
  for (const char of named.slice(0, named.length - tail.length)) {
    left -= bytesOf(char);
    if (left < 0) break;
    kept += char;
  }
  return `${kept.trimEnd()}${tail}`;
}
