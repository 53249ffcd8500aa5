import { z } from "zod";

export const publishSchema = z.object({
  applicationId: z.uuid("申报编号不正确。"),
  version: z.coerce.number().int().min(0).max(1_000_000),
});

/** A public code as it stands in addresses, e.g. `2026-k7d3mw9x`. */
export const outcomeCodeSchema = z.string().regex(/^20\d\d-[0-9a-z]{8}$/);

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** Search words as they can be looked for: one line without control characters, at most 50 characters. */
function searchWords(text: string): string {
  const printable = [...text].map((char) => (char < " " || char === "\u007f" ? " " : char));
  return printable.slice(0, 50).join("").trim();
}

const words = z.preprocess(first, z.string().catch("").transform(searchWords));

/** The list's address. Whatever makes no sense counts as not given, so that no address is an error. */
export const outcomeQuerySchema = z.object({
  q: words,
  district: words,
  result: z.preprocess(first, z.enum(["passed", "failed"]).optional().catch(undefined)),
  page: z.preprocess(
    first,
    z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .transform(Number)
      .catch(1),
  ),
});
