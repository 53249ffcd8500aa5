import type { CommunityFacts } from "../../lib/application/types";
import { digest, evaluate, type Prepared } from "../../lib/scoring";
import type { Community } from "./communities";
import type { Somebody } from "./people";
import { idAt, type Random } from "./random";
import type { Row } from "./writer";

/** A result of an earlier year of which only the sections' scores are known. */
export function earlierResult(
  random: Random,
  prepared: Prepared,
  standardId: string,
  { id: communityId, facts }: Community,
  by: Somebody,
  year: number,
): Row {
  const submission = {
    community: factsOf(facts),
    answers: {},
    direct: {} as Record<string, number>,
  };
  for (const section of prepared.standard.sections) {
    if (section.appliesTo && !section.appliesTo.includes(facts.type)) continue;
    submission.direct[section.id] = Math.round(section.fullMarks * (70 + 30 * random())) / 100;
  }
  const evaluation = evaluate(prepared, submission);
  if (!evaluation.ok) throw new Error(evaluation.errors[0]?.message);
  const importedAt = new Date(`${year + 1}-01-15T02:00:00Z`);
  return {
    ...{ id: idAt(random, importedAt), communityId, year, standardId, submission },
    ...{ decision: evaluation.decision, digest: digest(evaluation.decision) },
    source: `${year}年度验收结果汇总表`,
    ...{ importedById: by.id, importedAt: importedAt.toISOString(), version: 1 },
  };
}

const factsOf = ({ type, households, residents }: CommunityFacts) => ({
  type,
  households,
  residents,
});
