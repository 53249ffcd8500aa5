import "server-only";
import { type Tier, tiers } from "../community/types";
import { env } from "../env";
import { districtNames } from "../publication/data";
import { loadOutcome } from "../publication/loaders";
import { compare, explain, type Prepared, type Submission } from "../scoring";
import { communityTypes } from "../standard/data";
import { comparableStandards } from "../standard/loaders";
import { found, publishedEntries } from "./data";
import { byDistrict, medianRows, peersOf, selected, yearsOf } from "./policy";
import { catalogueQuerySchema, readFilter } from "./schema";
import type { Catalogue, Choice, Comparison, Elsewhere, Entry, EntryRow } from "./types";

const PAGE_SIZE = 20;

const itself = (value: string): Choice => ({ value, label: value });

function inWords(entries: readonly Entry[], types: readonly Choice[]): EntryRow[] {
  const titles = new Map(types.map(({ value, label }) => [value, label]));
  return entries.map((entry) => ({
    ...entry,
    typeTitle: titles.get(entry.type) ?? entry.type,
    tierTitle: tiers[entry.tier as Tier] ?? entry.tier,
  }));
}

const knownTypes = async (): Promise<Choice[]> =>
  (await communityTypes()).map(({ id, title }) => ({ value: id, label: title }));

/** A page of the published outcomes that an address asks for; a page past the end is the last one. Public. */
export async function loadCatalogue(query: Record<string, unknown>): Promise<Catalogue> {
  const asked = catalogueQuerySchema.parse(query);
  const [entries, districts, types] = await Promise.all([
    publishedEntries(),
    districtNames(),
    knownTypes(),
  ]);
  const years = yearsOf(entries);
  const {
    filter,
    ignored,
    page: askedPage,
  } = readFilter(asked, {
    district: districts,
    year: years,
    tier: Object.keys(tiers),
    type: types.map(({ value }) => value),
  });
  const matching = found(entries, filter.q);
  const all = selected(matching, filter, districts);
  const pageCount = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(askedPage, pageCount);
  return {
    ...{ filter, ignored, page, pageCount, total: all.length, askedPage },
    choices: {
      districts: districts.map(itself),
      years: years.map((year) => ({ value: year, label: `${year} 年` })),
      tiers: Object.entries(tiers).map(([value, label]) => ({ value, label })),
      types,
    },
    districts: byDistrict(matching, filter, districts),
    outcomes: inWords(all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), types),
  };
}

function elsewhere(
  prepared: Prepared,
  submission: Submission,
  { to, crosswalk }: Awaited<ReturnType<typeof comparableStandards>>[number],
): Elsewhere[] {
  const compared = compare(prepared, submission, to, crosswalk);
  if (!compared.ok) return [];
  const { decision } = compared.comparison;
  const { title, family, version } = to.standard;
  return [
    {
      ...{ title, family, version, total: decision.total, gates: decision.gates },
      verdict: decision.outcome,
      sentences: explain(to, decision).gates,
    },
  ];
}

/** What a published outcome is held against: the province, the community's other outcomes, communities like it. */
export async function loadComparison(code: string): Promise<Comparison> {
  const { outcome, prepared, typeTitle, tierTitle } = await loadOutcome(code);
  const [entries, others, types] = await Promise.all([
    publishedEntries(),
    comparableStandards(prepared),
    knownTypes(),
  ]);
  const entry = entries.find((one) => one.code === code);
  const peers = entry ? peersOf(entry, entries) : [];
  const own = entries.filter((one) => one.communityId === entry?.communityId && one.code !== code);
  return {
    address: new URL(`/outcomes/${code}`, env().NEXTAUTH_URL ?? "http://127.0.0.1:3000").href,
    elsewhere: others.flatMap((other) => elsewhere(prepared, outcome.submission, other)),
    earlier: inWords(
      own.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()),
      types,
    ),
    peers: {
      kind: `${tierTitle}，${typeTitle}`,
      count: peers.length,
      passed: peers.filter((peer) => peer.outcome === "passed").length,
      rows: entry ? medianRows(entry, peers, prepared.standard.sections) : [],
    },
  };
}
