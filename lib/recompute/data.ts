import "server-only";
import { cache } from "react";
import { db } from "../db";
import { published } from "../publication/data";
import { outcomeCodeSchema } from "../publication/schema";
import type { DocumentName } from "./types";

/** What names the documents of a published outcome, without reading them; null for any other text. */
export const findMark = cache(async (code: string) => {
  if (!outcomeCodeSchema.safeParse(code).success) return null;
  return db().outcome.findFirst({
    where: { ...published, code },
    select: { id: true, digest: true, standardDigest: true },
  });
});

/** The documents of a published outcome as the very bytes that were frozen; null for any other text. */
export async function frozenTexts(code: string): Promise<Record<DocumentName, string> | null> {
  const mark = await findMark(code);
  if (!mark) return null;
  const [texts] = await db().$queryRaw<
    Record<DocumentName, string>[]
  >`SELECT o."submission"::text AS submission, s."document"::text AS standard, o."decision"::text AS decision
      FROM "Outcome" o JOIN "StandardVersion" s
        ON s."family" = o."standardFamily" AND s."version" = o."standardVersion"
     WHERE o."id" = ${mark.id}::uuid`;
  if (!texts) throw new Error(`outcome ${code}: its standard is not stored`);
  return texts;
}
