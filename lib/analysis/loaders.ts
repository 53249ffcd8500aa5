import "server-only";
import { loadEntry } from "../application/loaders";
import { composeSubmission, lostSentences, runningResult } from "../application/score";
import type { LoadedEntry } from "../application/types";
import { can } from "../auth/permissions";
import { composeVerification, rulingsOf } from "../review/data";
import {
  bounds,
  compare,
  explain,
  leavesOf,
  nodeById,
  type Prepared,
  plan,
  robustness,
  type Submission,
  sampling,
} from "../scoring";
import { comparableStandards } from "../standard/loaders";
import { planRows, soundWeights, typedWeights } from "./policy";
import { type PlanQuery, planQuery } from "./schema";
import type { Gap, LoadedAnalysis, PlanView } from "./types";

/** What the analysis rests on: verified answers where the person may see them all, else what the district entered. */
async function submissionOf(
  entry: LoadedEntry,
): Promise<{ basis: LoadedAnalysis["basis"]; submission: Submission }> {
  const { prepared, view, person, snapshots, waivers } = entry;
  const frozen = snapshots.at(-1);
  if (!frozen || view.state === "draft" || view.state === "returned") {
    const values = new Map(entry.answers.map(({ nodeId, value }) => [nodeId, value]));
    const waived = waivers.map((waiver) => waiver.nodeId);
    const entered = composeSubmission(prepared, view.facts, values, waived);
    const wrong = new Set(runningResult(prepared, entered).errors.map(({ path }) => path));
    const answers = Object.fromEntries(
      Object.entries(entered.answers).filter(([id]) => !wrong.has(`answers.${id}`)),
    );
    return { basis: "self", submission: { ...entered, answers } };
  }
  if (view.state === "published" || can(person, "review.read")) {
    const rulings = await rulingsOf(view.id);
    const { submission, unruled, unruledWaivers } = composeVerification(
      prepared,
      frozen,
      waivers,
      rulings,
    );
    if (unruled.length + unruledWaivers.length === 0) return { basis: "verified", submission };
  }
  return { basis: "self", submission: frozen.submission };
}

async function gapsOf(prepared: Prepared, submission: Submission): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for (const { to, crosswalk } of await comparableStandards(prepared)) {
    const compared = compare(prepared, submission, to, crosswalk);
    if (!compared.ok) continue;
    const { decision } = compared.comparison;
    const { gates, losses } = explain(to, decision);
    gaps.push({
      standardTitle: to.standard.title,
      decision,
      gates: gates.filter((gate) => !gate.passed),
      losses,
    });
  }
  return gaps;
}

async function planOf(
  prepared: Prepared,
  submission: Submission,
  query: PlanQuery,
): Promise<PlanView | null> {
  const leaves = leavesOf(prepared);
  const known = new Set(leaves.map((leaf) => leaf.id));
  const typed = typedWeights(query);
  const allowSurvey = query.survey === "1";
  const found = await plan(prepared, submission, {
    weights: soundWeights(typed, known),
    exclude: query.keep.filter((id) => known.has(id)),
    allowSurvey,
  });
  if (!found.ok) return null;
  const rows = planRows(prepared, found.plan, query, typed);
  const shown = new Set(rows.map((row) => row.leaf.id));
  const titleOf = (id: string) => nodeById(prepared, id)?.title ?? prepared.standard.total.title;
  return {
    plan: found.plan,
    rows,
    blockers: found.plan.blockers.map(titleOf),
    musts: found.plan.musts.map((id) => ({ id, title: titleOf(id) })),
    others: leaves
      .filter(({ id, rule }) => !shown.has(id) && rule.type !== "requirement")
      .map(({ id, title }) => ({ id, title })),
    allowSurvey,
  };
}

/**
 * What can be said about an application's result besides the result: what is still possible, what would
 * be needed to pass, how firm a pass is, how it looks by the other standard. For whoever may see the
 * application.
 */
export async function loadAnalysis(
  id: string,
  query: Record<string, unknown>,
): Promise<LoadedAnalysis> {
  const entry = await loadEntry(id);
  const { prepared } = entry;
  const { basis, submission } = await submissionOf(entry);
  const { decision } = runningResult(prepared, submission);
  const open = decision ? bounds(prepared, submission) : null;
  const firm = decision ? robustness(prepared, submission) : null;
  const samples = decision ? sampling(prepared, submission) : null;
  const fallen = firm?.ok ? firm.robustness : null;
  return {
    ...entry,
    basis,
    decision,
    bounds: open?.ok ? open.bounds : null,
    lost: open?.ok ? lostSentences(prepared, open.bounds) : [],
    robustness: fallen,
    fragile: (fallen?.leaves ?? []).map((leaf) => nodeById(prepared, leaf)?.title ?? leaf),
    sampling: (samples?.ok ? samples.sampling : []).map((sample) => ({
      ...sample,
      title: nodeById(prepared, sample.id)?.title ?? sample.id,
    })),
    gaps: decision ? await gapsOf(prepared, submission) : [],
    plan: decision ? await planOf(prepared, submission, planQuery.parse({ ...query })) : null,
  };
}
