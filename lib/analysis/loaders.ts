import "server-only";
import { loadWhole } from "../application/loaders";
import {
  composeSubmission,
  lostSentences,
  runningResult,
  withoutWrong,
} from "../application/score";
import type { LoadedEntry } from "../application/types";
import { can } from "../auth/permissions";
import { composeVerification, rulingsOf } from "../review/data";
import {
  bounds,
  type Crosswalk,
  compare,
  explain,
  type Impact,
  type Implication,
  type Inquired,
  type Inquiries,
  impact,
  inquire,
  leavesOf,
  nodeById,
  type Prepared,
  robustness,
  ScoringError,
  type Submission,
  sampling,
} from "../scoring";
import {
  comparableStandards,
  findStandard,
  loadOfficeStandard,
  loadStandard,
} from "../standard/loaders";
import type { StandardView } from "../standard/types";
import { findBundledCrosswalk } from "../standards";
import { planRows, soundWeights, typedWeights, unanswered, witnessView } from "./policy";
import {
  type ImpactRequest,
  type ImplicationRequest,
  planQuery,
  type ScoreRequest,
} from "./schema";
import { inquireBeside, plannedBeside, provenImplication } from "./score";
import type { Gap, ImplicationView, LoadedAnalysis, PlanView } from "./types";

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
    const { errors } = runningResult(prepared, entered);
    return { basis: "self", submission: withoutWrong(entered, errors) };
  }
  if (view.state === "published" || can(person, "ruling.read")) {
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
      losses: losses.map(({ id, lost, assumed }) => ({
        id,
        title: nodeById(to, id)?.title ?? id,
        score: decision.missing.includes(id) ? null : (decision.nodes[id]?.score ?? null),
        fullMarks: decision.nodes[id]?.fullMarks ?? 0,
        lost,
        assumed,
      })),
    });
  }
  return gaps;
}

/** What can be answered, or the sentence on why not for now. */
async function orNotice<T>(
  ask: () => Promise<T>,
): Promise<{ found: T; notice: null } | { found: null; notice: string }> {
  try {
    return { found: await ask(), notice: null };
  } catch (error) {
    const reason = unanswered(error);
    if (!reason) throw error;
    return { found: null, notice: reason.message };
  }
}

async function planOf(
  prepared: Prepared,
  submission: Submission,
  given: Record<string, unknown>,
): Promise<PlanView | null> {
  const query = planQuery.parse({ ...given });
  const leaves = leavesOf(prepared);
  const known = new Set(leaves.map((leaf) => leaf.id));
  const typed = typedWeights(query);
  // Before anything is asked, a satisfaction that nobody has entered yet is open like any other point.
  const unasked = Object.keys(given).length === 0;
  const open = leaves.some(({ id, rule }) => rule.type === "survey" && !(id in submission.answers));
  const allowSurvey = query.survey === "1" || (unasked && open);
  const { found: plan, notice } = await orNotice(() =>
    plannedBeside(prepared, submission, {
      weights: soundWeights(typed, known),
      exclude: query.keep.filter((id) => known.has(id)),
      allowSurvey,
    }),
  );
  if (!plan && !notice) return null;
  const rows = planRows(prepared, plan, query, typed);
  const shown = new Set(rows.map((row) => row.leaf.id));
  const titleOf = (id: string) => nodeById(prepared, id)?.title ?? prepared.standard.total.title;
  return {
    plan,
    notice,
    rows,
    blockers: plan?.blockers.map(titleOf) ?? [],
    musts: plan?.musts.map((id) => ({ id, title: titleOf(id) })) ?? [],
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
  const entry = await loadWhole(id);
  const { prepared } = entry;
  const { basis, submission } = await submissionOf(entry);
  const { decision } = runningResult(prepared, submission);
  // A passed result needs none, and none is shown.
  const plan =
    decision && decision.outcome !== "passed" ? planOf(prepared, submission, query) : null;
  // Whoever shows it hears of its failure; nobody may, where the page ends before.
  plan?.catch(() => {});
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
    plan,
  };
}

/** Whether passing this version implies passing what it can be held against; for whoever reads standards. */
export async function loadImplications(
  family: string,
  version: string,
): Promise<{ view: StandardView; implications: ImplicationView[] }> {
  const { view } = await loadOfficeStandard(family, version);
  const { prepared } = await loadStandard(family, version);
  const implications: ImplicationView[] = [];
  for (const { to, crosswalk } of await comparableStandards(prepared)) {
    const { found, notice } = await orNotice(() =>
      provenImplication("office", prepared, to, crosswalk),
    );
    implications.push({
      title: view.title,
      family,
      version,
      otherTitle: to.standard.title,
      notice,
      types: prepared.standard.communityTypes
        .filter(({ id }) => found?.[id])
        .map(({ id, title }) => {
          const witness = found?.[id]?.witness;
          return {
            id,
            title,
            witness: witness ? witnessView(prepared, to, crosswalk, witness) : null,
          };
        }),
    });
  }
  return { view, implications };
}

interface InquiryError {
  code: string;
  path: string;
  message: string;
}
/** `status` as HTTP has it: 404 for an unknown standard, 422 for what cannot be scored or solved, 503 for too much at once. */
type RefusedStatus = 404 | 422 | 503;
export type InquiryAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; status: RefusedStatus; errors: readonly InquiryError[] };

const refusal = (status: RefusedStatus, errors: readonly InquiryError[]) =>
  ({ ok: false, status, errors }) as const;

const unknownStandard = (path: string) =>
  refusal(404, [
    { code: "unknown-standard", path, message: "没有这个标准。可用的标准见 /api/v1/standards。" },
  ]);

/** The crosswalk given, or the bundled one between the two standards. */
async function withCrosswalk(from: Prepared, reference: string, given: unknown, path: string) {
  const to = await findStandard(reference);
  if (!to) return unknownStandard(path);
  const crosswalk =
    given ?? findBundledCrosswalk(from.standard.family, to.standard.family) ?? undefined;
  if (crosswalk === undefined) {
    const message = "没有这两个标准之间的内置对照表。";
    return refusal(422, [{ code: "missing-crosswalk", path, message }]);
  }
  return { ok: true, value: { to, crosswalk: crosswalk as Crosswalk } } as const;
}

/**
 * What the library answers, the faults of what was given to it, or why there is no answer for now.
 * @param path what of the request may be too hard for the solver
 */
async function answered<T>(path: string, ask: () => Promise<T>): Promise<InquiryAnswer<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    const reason = unanswered(error);
    if (reason) {
      const { code, message } = reason;
      const busy = code === "busy";
      return refusal(busy ? 503 : 422, [{ code, path: busy ? "" : path, message }]);
    }
    if (!(error instanceof ScoringError)) throw error;
    return refusal(422, error.faults);
  }
}

/** Scores a submission by a stored standard and adds what is asked besides. */
export async function scoreBy(request: ScoreRequest): Promise<InquiryAnswer<Inquired>> {
  const from = await findStandard(request.standard);
  if (!from) return unknownStandard("standard");
  const { bounds, robustness, sampling, plan } = request;
  const asked: Inquiries = { bounds, robustness, sampling };
  if (plan) asked.plan = plan === true ? {} : plan;
  if (request.compare !== undefined) {
    const other = await withCrosswalk(from, request.compare, request.crosswalk, "compare");
    if (!other.ok) return other;
    asked.compare = other.value;
  }
  // Only a plan takes long enough to hold up others.
  const result = await answered("plan", () =>
    asked.plan
      ? inquireBeside("open", from, request.submission, asked)
      : inquire(from, request.submission, asked),
  );
  if (!result.ok) return result;
  const found = result.value;
  return found.ok ? { ok: true, value: found.decision } : refusal(422, found.errors);
}

/** Whether passing one stored standard implies passing another, for each community type. */
export async function implicationBy(
  request: ImplicationRequest,
): Promise<InquiryAnswer<Record<string, Implication>>> {
  const from = await findStandard(request.standard);
  if (!from) return unknownStandard("standard");
  const other = await withCrosswalk(from, request.implies, undefined, "implies");
  if (!other.ok) return other;
  const { to, crosswalk } = other.value;
  return answered("implies", () => provenImplication("open", from, to, crosswalk));
}

/** What another stored version would do to submissions. */
export async function impactBy(request: ImpactRequest): Promise<InquiryAnswer<Impact>> {
  const from = await findStandard(request.standard);
  if (!from) return unknownStandard("standard");
  const to = await findStandard(request.to);
  if (!to) return unknownStandard("to");
  return { ok: true, value: impact(from, to, request.submissions) };
}
