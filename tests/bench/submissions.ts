/** Seeded submissions to a standard: every kind of rule, all answers right, for the benchmark. */
import type { Answer, LeafNode, Standard, StandardNode, Submission } from "../../lib/scoring/types";

/** Gives a number in 0…1. */
type Random = () => number;

/** Mulberry32: small, and the same numbers on every machine. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const whole = (random: Random, low: number, high: number) =>
  low + Math.floor(random() * (high - low + 1));

/** What a community of some quality answers: a quality of 1 takes the best there is. */
function answerTo({ rule, fullMarks }: LeafNode, random: Random, quality: number): Answer {
  switch (rule.type) {
    case "marks": {
      const step = Math.round((rule.step ?? 0.01) * 100);
      const most = Math.floor(Math.round(fullMarks * 100) / step);
      return (whole(random, Math.floor(most * quality * 0.9), most) * step) / 100;
    }
    case "levels": {
      const at = random() < quality ? 0 : whole(random, 0, rule.levels.length - 1);
      return rule.levels[at]?.id ?? "";
    }
    case "checklist":
      return rule.items.filter(() => random() < 0.3 + 0.7 * quality).map((item) => item.id);
    case "requirement":
      return random() < 0.9 + quality * 0.1;
    case "quota": {
      const enough = rule.per === "community" ? rule.quota * 1.1 : rule.quota * 2000;
      return { actual: Math.round(enough * (quality * 0.8 + random()) * 100) / 100 };
    }
    case "survey":
      return Object.fromEntries(
        rule.options.map(({ id, weight }) => [
          id,
          whole(random, 0, Math.round(20 + 600 * (weight * quality) ** 4)),
        ]),
      );
  }
}

function submission(standard: Standard, random: Random): Submission {
  const types = standard.communityTypes;
  const type = types[whole(random, 0, types.length - 1)]?.id ?? "";
  const households = whole(random, 300, 3000);
  const community = { type, households, residents: households * 3 };
  const quality = 0.7 + 0.3 * Math.sqrt(random());
  // Every fifth is still being filled in.
  const unanswered = random() < 0.2 ? 0.05 : 0;
  const waived: string[] = [];
  const answers: Record<string, Answer> = {};
  const visit = (node: StandardNode) => {
    if (node.appliesTo && !node.appliesTo.includes(type)) return;
    if (node.waivable && random() < 0.25) waived.push(node.id);
    else if ("children" in node) node.children.forEach(visit);
    else if (random() >= unanswered) answers[node.id] = answerTo(node, random, quality);
  };
  standard.sections.forEach(visit);
  return { community, waived, answers };
}

/** So many submissions, always the same ones. */
export function seededSubmissions(standard: Standard, count: number, seed: number): Submission[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => submission(standard, random));
}
