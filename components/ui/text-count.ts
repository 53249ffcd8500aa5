/** How much room is left under a text of at most `limit` characters, and how that looks. */
export function textCount(text: string, limit: number): { said: string; look: string } {
  const left = limit - [...text].length;
  return left < 0
    ? { said: `超出 ${-left} 字，最多 ${limit} 字`, look: "mt-1 text-sm font-medium text-failed" }
    : { said: `还可填 ${left} 字`, look: "mt-1 text-sm text-muted" };
}
