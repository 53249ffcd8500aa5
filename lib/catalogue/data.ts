import "server-only";
import { match } from "pinyin-pro";
import { cache } from "react";
import { dayOf } from "../calendar";
import { db } from "../db";
import { inForce } from "../publication/data";
import type { Entry } from "./types";

/** Every published outcome that holds, in short, in no particular order. Of thousands a few milliseconds: no document is read. */
export const publishedEntries = cache(async (): Promise<Entry[]> => {
  const rows = await db().outcome.findMany({
    where: inForce,
    select: {
      ...{ code: true, outcome: true, communityName: true, districtName: true, street: true },
      ...{ type: true, tier: true, standardFamily: true, standardVersion: true, publishedAt: true },
      figures: true,
    },
  });
  return rows.flatMap(({ figures, standardFamily, standardVersion, publishedAt, ...row }) => {
    if (!figures || !publishedAt) return [];
    return [
      {
        ...row,
        outcome: row.outcome as Entry["outcome"],
        communityId: figures.communityId,
        standard: `${standardFamily}@${standardVersion}`,
        total: figures.total.toNumber(),
        fullMarks: figures.fullMarks.toNumber(),
        passMark: figures.passMark.toNumber(),
        sections: figures.sections as Record<string, number>,
        publishedAt,
        year: dayOf(publishedAt).slice(0, 4),
      },
    ];
  });
});

/** Letters as a keyboard gives them, tone marks taken off; v stands for ü. Null for what is no pinyin. */
function spelling(words: string): string | null {
  const bare = words
    .toLowerCase()
    .normalize("NFD")
    .replace(/u\u0308/g, "ü")
    .replace(/[\u0300-\u036f'’]/g, "")
    .replace(/v/g, "ü");
  return /^[a-zü ]+$/.test(bare) ? bare : null;
}

/**
 * The entries whose community, street, district or code has these words in it, or whose community or street is
 * spelt so: in full, by initials or both mixed. Every reading of a character counts, so none can be the wrong one,
 * and none has to be stored or corrected.
 */
export function found(entries: readonly Entry[], words: string): readonly Entry[] {
  if (words === "") return entries;
  const spelt = spelling(words);
  const code = words.toLowerCase();
  const reads = (name: string) =>
    spelt !== null && match(name, spelt, { continuous: true }) !== null;
  return entries.filter(
    (entry) =>
      [entry.communityName, entry.street, entry.districtName].some((name) =>
        name.includes(words),
      ) ||
      entry.code === code ||
      reads(entry.communityName) ||
      reads(entry.street),
  );
}
