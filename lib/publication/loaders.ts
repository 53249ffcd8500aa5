import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { standingFrom } from "../certificate/policy";
import { type Tier, tiers } from "../community/types";
import { explain, type Prepared } from "../scoring";
import { communityTypes, findStandardId, preparedStandard, standardView } from "../standard/data";
import { findPublished, publishedPage, standingOfOutcome } from "./data";
import { outcomeCodeSchema } from "./schema";
import type {
  OutcomeDocument,
  OutcomeRow,
  OutcomeSummary,
  OutcomeView,
  PublishedOutcome,
} from "./types";

const tierTitle = (tier: string): string => tiers[tier as Tier] ?? tier;

async function inWords(outcomes: readonly OutcomeSummary[]): Promise<OutcomeRow[]> {
  const titles = new Map((await communityTypes()).map(({ id, title }) => [id, title]));
  return outcomes.map((outcome) => ({
    ...outcome,
    typeTitle: titles.get(outcome.type) ?? outcome.type,
    tierTitle: tierTitle(outcome.tier),
  }));
}

/** The newest published outcomes, for the front page. */
export async function loadNewest(size: number): Promise<OutcomeRow[]> {
  return inWords((await publishedPage(1, size)).outcomes);
}

async function standardOf({ standardFamily, standardVersion, code }: PublishedOutcome) {
  const id = await findStandardId(`${standardFamily}@${standardVersion}`);
  if (!id) throw new Error(`outcome ${code}: its standard is not stored`);
  return id;
}

/** A published outcome with the standard that decided it; for any other code the page does not exist. */
export const loadOutcome = cache(
  async (code: string): Promise<OutcomeView & { prepared: Prepared }> => {
    const outcome = await findPublished(code);
    if (!outcome) notFound();
    const id = await standardOf(outcome);
    const prepared = await preparedStandard(id);
    const type = prepared.standard.communityTypes.find((known) => known.id === outcome.type);
    return {
      outcome,
      prepared,
      typeTitle: type?.title ?? outcome.type,
      tierTitle: tierTitle(outcome.tier),
      standard: await standardView(id),
      explanation: explain(prepared, outcome.decision),
      standing: await standingOfOutcome(code),
    };
  },
);

/** A published outcome as data; null for any other code. */
export async function findOutcomeDocument(code: string): Promise<OutcomeDocument | null> {
  const outcome = outcomeCodeSchema.safeParse(code).success ? await findPublished(code) : null;
  if (!outcome) return null;
  const { submission, decision, digest, standardFamily, standardVersion } = outcome;
  const now = await standingOfOutcome(code);
  return {
    submission,
    decision,
    digest,
    standard: {
      family: standardFamily,
      version: standardVersion,
      digest: outcome.standardDigest,
      url: `/api/v1/standards/${standardFamily}/${encodeURIComponent(standardVersion)}`,
    },
    standing: standingFrom(now),
    replacedBy: now.replacedBy,
  };
}
