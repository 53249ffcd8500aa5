import { type Prepared, prepare } from "@/lib/scoring";
import type { Standard } from "@/lib/scoring/types";

const MOST = 64;
const ready = new Map<string, Prepared>();

/**
 * A page's standard, made ready to score with. The server renders the same few pages for everybody, and checking a
 * standard takes longer than all else on them, so it is done once for each.
 * @param key names the document: the standard's digest and the page
 */
export function preparedOnce(key: string, standard: Standard): Prepared {
  const known = ready.get(key);
  if (known) return known;
  if (ready.size >= MOST) ready.clear();
  const prepared = prepare(standard);
  ready.set(key, prepared);
  return prepared;
}
