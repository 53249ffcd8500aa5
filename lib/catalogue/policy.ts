import type { DistrictFigures, Entry, Filter, MedianRow, Sort } from "./types";

/** Fewer than so many others are not summed up: the middle of two names both. */
export const FEWEST_PEERS = 3;

const chinese = new Intl.Collator("zh-CN-u-co-pinyin");

/** A list's address; what is as it always is stays out of it. */
export function addressOf(filter: Partial<Filter>): string {
  const { sort, ...narrowed } = filter;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(narrowed)) if (value) query.set(name, value);
  if (sort && sort !== "newest") query.set("sort", sort);
  return query.size > 0 ? `/outcomes?${query}` : "/outcomes";
}

/** Whether anything is left out of the list. */
export const isNarrowed = ({ sort: _, ...filter }: Filter): boolean =>
  Object.values(filter).some(Boolean);

/** Whether an entry is what the filters ask for; the words to look for are another matter. */
const fits = (entry: Entry, { district, year, tier, type, result }: Filter): boolean =>
  (!district || entry.districtName === district) &&
  (!year || entry.year === year) &&
  (!tier || entry.tier === tier) &&
  (!type || entry.type === type) &&
  (!result || entry.outcome === result);

const newest = (a: Entry, b: Entry) =>
  b.publishedAt.getTime() - a.publishedAt.getTime() || (a.code < b.code ? -1 : 1);

function orders(districts: readonly string[]): Record<Sort, (a: Entry, b: Entry) => number> {
  const place = new Map(districts.map((name, at) => [name, at]));
  const at = ({ districtName }: Entry) => place.get(districtName) ?? districts.length;
  const byName = (a: Entry, b: Entry) => chinese.compare(a.communityName, b.communityName);
  return {
    newest,
    total: (a, b) => b.total - a.total || newest(a, b),
    name: (a, b) => byName(a, b) || newest(a, b),
    district: (a, b) => at(a) - at(b) || byName(a, b) || newest(a, b),
  };
}

/** The entries a filter asks for, in its order. */
export function selected(
  entries: readonly Entry[],
  filter: Filter,
  districts: readonly string[],
): Entry[] {
  return entries.filter((entry) => fits(entry, filter)).sort(orders(districts)[filter.sort]);
}

/** What each district has under all filters but the district's own. */
export function byDistrict(
  entries: readonly Entry[],
  filter: Filter,
  districts: readonly string[],
): DistrictFigures[] {
  const all = entries.filter((entry) => fits(entry, { ...filter, district: "" }));
  return districts.map((name) => {
    const here = all.filter(({ districtName }) => districtName === name);
    const passed = here.filter(({ outcome }) => outcome === "passed").length;
    return { name, published: here.length, passed };
  });
}

/** The years in which something was published, the last first. */
export const yearsOf = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map(({ year }) => year))].sort().reverse();

/**
 * Other communities of the same type and tier, decided by the same version: of each its newest outcome.
 * Marks of different versions are no marks of one scale.
 */
export function peersOf(entry: Entry, entries: readonly Entry[]): Entry[] {
  const found = new Map<string, Entry>();
  for (const other of entries.toSorted(newest)) {
    if (other.communityId === entry.communityId || found.has(other.communityId)) continue;
    const { type, tier, standard } = other;
    if (type === entry.type && tier === entry.tier && standard === entry.standard)
      found.set(other.communityId, other);
  }
  return [...found.values()];
}

/** The middle of some marks, half up to hundredths between two; null for none. */
export function median(marks: readonly number[]): number | null {
  const hundredths = marks.map((value) => Math.round(value * 100)).sort((a, b) => a - b);
  const middle = hundredths.length >> 1;
  const [low, high] = [hundredths[hundredths.length % 2 ? middle : middle - 1], hundredths[middle]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2) / 100;
}

/** Total and sections beside the middle of the peers; [] where there are too few of them. */
export function medianRows(
  entry: Entry,
  peers: readonly Entry[],
  sections: readonly { id: string; title: string }[],
): MedianRow[] {
  const row = (id: string, title: string, read: (one: Entry) => number | undefined) => {
    const score = read(entry);
    const marks = peers.flatMap((peer) => read(peer) ?? []);
    const middle = marks.length < FEWEST_PEERS ? null : median(marks);
    return score === undefined || middle === null ? [] : [{ id, title, score, median: middle }];
  };
  return [
    ...row("total", "总分", ({ total }) => total),
    ...sections.flatMap(({ id, title }) => row(id, title, (one) => one.sections[id])),
  ];
}
