/** Seeded submissions to a standard: every kind of rule, all answers right, for the benchmark. */
import type { Answer, Standard, StandardNode, Submission } from "../../lib/scoring/types";
import { answerTo } from "../../prisma/large/answers";
import { type Random, seeded, whole } from "../../prisma/large/random";

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
