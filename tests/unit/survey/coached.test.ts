import { expect, it } from "vitest";
import { Bursts, flagsOf, shortestReading } from "@/lib/response/policy";
import { leavesOf, prepare } from "@/lib/scoring";
import { findBundledStandard } from "@/lib/standards";
import { formFor } from "@/lib/survey/policy";

/**
 * What the signs are worth: 200 surveys of 300 answers, of which a fifth was coached. Everything random comes from
 * seeded generators, so that the figures are always the same. What people do is assumed, and said at each kind.
 */

const prepared = prepare(findBundledStandard("hangzhou-municipal"));
const asked = formFor(leavesOf(prepared).filter(({ rule }) => rule.type === "survey"));
if (!asked.ok) throw new Error(asked.message);
const { form } = asked;
const minute = 60_000;
const day = 24 * 60 * minute;

/** Mulberry32: uniform from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
type Kind = (random: Random, meeting: number, n: number) => Given;
const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface Given {
  coached: boolean;
  at: number;
  address: string;
  answers: number[];
  elapsed: number;
}

/** Somebody at home: an opinion of the community, another of each thing, and the time it takes. */
function honest(random: Random, n: number): Given {
  const opinion = 2 + 0.7 * normal(random);
  // A good third of phones come through an address that others share; evenings are busier.
  const shared = random() < 0.4;
  // Half answer on the first two days, when the letters have come.
  const days = random() < 0.5 ? 2 : 14;
  const hour = random() < 0.6 ? 18 + 4 * random() : 8 + 10 * random();
  return {
    coached: false,
    at: Math.floor(random() * days) * day + hour * 60 * minute,
    address: shared ? `carrier ${Math.floor(random() * 6)}` : `home ${n}`,
    answers: form.questions.map(() =>
      Math.min(5, Math.max(1, Math.round(opinion + 0.8 * normal(random)))),
    ),
    elapsed: 75_000 * Math.exp(0.5 * normal(random)),
  };
}

/** A group around one table, told what to press; some are slow, some vary a little. */
function coached(random: Random, meeting: number): Given {
  const varied = random() < 0.25;
  return {
    coached: true,
    at: meeting + random() * 20 * minute,
    address: `hall ${meeting}`,
    answers: form.questions.map(() => (varied && random() < 0.3 ? 2 : 1)),
    elapsed: shortestReading(form) * (0.4 + 1.6 * random()),
  };
}

/** Told the same, but alone, on a phone of one's own and in one's own time. */
function coachedAtHome(random: Random, _meeting: number, n: number): Given {
  const { answers } = coached(random, 0);
  return { ...honest(random, 10_000 + n), coached: true, answers };
}

function survey(random: Random, answers: number, share: number, kind: Kind): Given[] {
  const given: Given[] = [];
  const told = Math.round(answers * share);
  for (let n = 0; n < answers - told; n += 1) given.push(honest(random, n));
  let meeting = 0;
  for (let n = 0; n < told; n += 1) {
    if (n % 12 === 0) meeting = Math.floor(random() * 14) * day + (9 + 8 * random()) * 60 * minute;
    given.push(kind(random, meeting, n));
  }
  return given.sort((a, b) => a.at - b.at);
}

const signs = ["burst", "uniform", "fast", "several"] as const;
type Sign = (typeof signs)[number];
type Rates = Record<Sign, { recall: number; alarm: number }>;

/** How many of the coached, and of the honest, show each sign. */
function ratesOf(seed: number, rounds: number, share: number, kind: Kind = coached): Rates {
  const random = generator(seed);
  const tally = new Map(signs.map((sign) => [sign, { hits: 0, alarms: 0 }]));
  const all = { coached: 0, honest: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const given = survey(random, 300, share, kind);
    const bursts = new Bursts();
    const inBurst = new Set<string>();
    for (const [n, { address, at }] of given.entries())
      for (const key of bursts.note(address, String(n), at)) inBurst.add(key);
    for (const [n, one] of given.entries()) {
      const found = { ...flagsOf(form, one.answers, one.elapsed), burst: inBurst.has(String(n)) };
      const several = Number(found.burst) + Number(found.uniform) + Number(found.fast) >= 2;
      all[one.coached ? "coached" : "honest"] += 1;
      for (const [sign, count] of tally)
        if ({ ...found, several }[sign]) count[one.coached ? "hits" : "alarms"] += 1;
    }
  }
  const rate = (sign: Sign) => {
    const { hits = 0, alarms = 0 } = tally.get(sign) ?? {};
    return { recall: hits / all.coached, alarm: alarms / all.honest };
  };
  return Object.fromEntries(signs.map((sign) => [sign, rate(sign)])) as Rates;
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`.padStart(7);
const report = (title: string, rates: Rates) =>
  console.log(
    [
      title,
      ...signs.map(
        (sign) =>
          `  ${sign.padEnd(8)} recall ${percent(rates[sign].recall)}, false alarms ${percent(rates[sign].alarm)}`,
      ),
    ].join("\n"),
  );

it("with a fifth coached around a table, two signs at once find most of them and accuse next to nobody", () => {
  const rates = ratesOf(20_261_124, 200, 0.2);
  report("coached around a table", rates);
  expect(rates.several.recall).toBeGreaterThan(0.75);
  expect(rates.several.alarm).toBeLessThan(0.005);
  // One sign alone is no ground for judging anybody.
  expect(rates.uniform.alarm).toBeGreaterThan(0.01);
}, 60_000);

it("with a fifth told at home what to press, hardly any are found: the signs are of how, not of what", () => {
  const rates = ratesOf(7, 200, 0.2, coachedAtHome);
  report("coached at home", rates);
  expect(rates.several.recall).toBeLessThan(0.15);
  expect(rates.several.alarm).toBeLessThan(0.005);
  expect(rates.uniform.recall).toBeGreaterThan(0.5);
}, 60_000);

it("without anybody coached, next to nothing shows two signs", () => {
  const rates = ratesOf(11, 100, 0);
  console.log(`nobody coached: ${percent(rates.several.alarm)} show two signs`);
  expect(rates.several.alarm).toBeLessThan(0.005);
}, 60_000);
