import { askedLeaves, composeSubmission, statementsOf } from "../../lib/application/score";
import type { ClaimedWaiver, EnteredAnswer, Snapshot, State } from "../../lib/application/types";
import type { FrozenEvidence } from "../../lib/evidence/types";
import { composeVerification } from "../../lib/review/data";
import type { RulingView } from "../../lib/review/types";
import { allNodes, digest, evaluate, type LeafNode, type Prepared } from "../../lib/scoring";
import { answerTo } from "./answers";
import type { Batch } from "./batches";
import type { Community } from "./communities";
import type { Files } from "./evidence";
import { audit, type Somebody } from "./people";
import { dayAfter, idAt, instantOn, pick, type Random, whole } from "./random";
import type { Row, Rows } from "./writer";

export interface Plan {
  batch: Batch;
  community: Community;
  state: State;
  /** Share of the points that are answered; 1 for whatever has been submitted. */
  completion: number;
  /** 0…1, see `answerTo`. */
  quality: number;
  /** Sent back once before it was submitted as it stands. */
  returned: boolean;
  /** How many files prove it. */
  evidence: number;
}

/** Who has it in hand. */
export interface Hands {
  official: Somebody;
  contributors: readonly Somebody[];
  reviewer: Somebody;
  approver: Somebody;
}

export interface Made {
  id: string;
  rows: Rows;
}

const codeLetters = [..."23456789bcdfghjkmnpqrstvwxz"];
const claimReason = "社区为建成区，用地受限，经街道和规划部门现场核实无法增设。";

/**
 * One application on its way through the workflow. Each step adds the rows that the product would have written,
 * with submission, verification, decision and digests by the product's own functions.
 */
class Course {
  readonly id: string;
  readonly rows: Required<Pick<Rows, "Answer" | "AnswerRevised" | "AuditRecord">> & Rows = {
    Answer: [],
    AnswerRevised: [],
    AuditRecord: [],
  };
  points: readonly LeafNode[];
  #waivers: ClaimedWaiver[] = [];
  #answers: EnteredAnswer[] = [];
  #evidence: FrozenEvidence[] = [];
  #snapshots: (Snapshot & { submittedById: string })[] = [];
  #rulings: RulingView[] = [];
  readonly #began: string;

  constructor(
    private readonly random: Random,
    private readonly prepared: Prepared,
    private readonly plan: Plan,
    private readonly hands: Hands,
  ) {
    this.#began = dayAfter(plan.batch.opensOn, whole(random, 0, 10));
    this.id = idAt(random, new Date(this.at(0)));
    this.points = askedLeaves(prepared, plan.community.facts.type);
    this.say(hands.official, "application.created", null, {
      batchId: plan.batch.id,
      communityId: plan.community.id,
    });
  }

  private at(days: number): string {
    return instantOn(this.random, dayAfter(this.#began, days)).toISOString();
  }

  private say(who: Somebody, action: string, before: unknown, after: unknown): void {
    this.rows.AuditRecord.push(audit(who, action, "application", this.id, before, after));
  }

  /** Claims that one point does not fit the community. */
  claim(): void {
    const { type } = this.plan.community.facts;
    const nodes = allNodes(this.prepared).filter(
      (node) => node.waivable && (node.appliesTo?.includes(type) ?? true),
    );
    const nodeId = pick(this.random, nodes).id;
    const { official } = this.hands;
    this.#waivers = [{ nodeId, reason: claimReason, ruling: null, rulingReason: "", version: 1 }];
    this.points = askedLeaves(this.prepared, type, [nodeId]);
    this.say(official, "waiver.claimed", null, { nodeId, reason: claimReason });
  }

  enter(): void {
    const { official, contributors } = this.hands;
    const { completion, quality } = this.plan;
    for (const leaf of this.points) {
      if (this.random() >= completion) continue;
      const nodeId = leaf.id;
      const value = answerTo(leaf, this.random, quality);
      const note = leaf.evidence ? `已备：${leaf.evidence}。`.slice(0, 200) : "";
      const by = this.random() < 0.3 ? pick(this.random, contributors) : official;
      const row = { applicationId: this.id, nodeId, value, note, updatedById: by.id };
      const nothing = { nodeId, value: null, note: "" };
      this.#answers.push({
        ...{ nodeId, value, note, origin: "entered", version: 1 },
        ...{ updatedByName: by.name, updatedAt: "" },
      });
      // Some were entered once before, with less to show for it.
      const first =
        this.random() < 0.15
          ? { value: answerTo(leaf, this.random, quality * 0.8), note: "" }
          : { value, note };
      this.rows.Answer.push({ ...row, ...first, version: 1, updatedAt: this.at(1) });
      this.say(by, "answer.saved", nothing, { nodeId, ...first });
      if (first.note === note) continue;
      this.rows.AnswerRevised.push({ ...row, updatedAt: this.at(4) });
      this.say(by, "answer.saved", { nodeId, ...first }, { nodeId, value, note });
    }
  }

  attach(files: Files): void {
    const { batch, evidence } = this.plan;
    const { rows, frozen } = files.for(
      ...([this.id, this.points, this.hands.official, batch.opensOn, evidence] as const),
    );
    this.rows.StoredFile = rows.StoredFile;
    this.rows.Evidence = rows.Evidence;
    this.rows.AuditRecord.push(...(rows.AuditRecord ?? []));
    this.#evidence = frozen;
  }

  submit(): void {
    const { official } = this.hands;
    const round = this.#snapshots.length + 1;
    const submission = composeSubmission(
      this.prepared,
      this.plan.community.facts,
      new Map(this.#answers.map(({ nodeId, value }) => [nodeId, value])),
      this.#waivers.map(({ nodeId }) => nodeId),
    );
    const statements = statementsOf(submission, this.#answers, this.#waivers, this.#evidence);
    const sum = digest({ submission, statements });
    this.#snapshots.push({
      ...{ round, submission, statements, digest: sum },
      ...{ submittedById: official.id, submittedByName: official.name },
      submittedAt: this.at(8 * round),
    });
    const before = { state: round === 1 ? "draft" : "returned" };
    this.say(official, "application.submitted", before, { state: "submitted", round, digest: sum });
  }

  sendBack(): void {
    const { reviewer } = this.hands;
    const comment = "佐证材料与填报不一致，请补充后重新提交。";
    const named = [...new Set([1, 2, 3].map(() => pick(this.random, this.points).id))];
    const round = this.#snapshots.length;
    const returnedAt = this.at(8 * round + 4);
    this.rows.Rectification = named.map((nodeId) => ({
      ...{ applicationId: this.id, round, nodeId, comment },
      ...{ returnedById: reviewer.id, returnedAt },
    }));
    const items = Object.fromEntries(named.map((nodeId) => [nodeId, comment]));
    const after = { state: "returned", round, items };
    this.say(reviewer, "application.returned", { state: "submitted" }, after);
  }

  /** Rules on a share of the points, and on the claim once on all of them. */
  verify(share: number): void {
    const { reviewer } = this.hands;
    const { submission } = this.#snapshots.at(-1) ?? {};
    if (share === 1)
      for (const waiver of this.#waivers) Object.assign(waiver, { ruling: "accepted", version: 2 });
    for (const leaf of this.points) {
      if (this.random() >= share) continue;
      const nodeId = leaf.id;
      const self = submission?.answers[nodeId];
      const stands =
        self !== undefined && (leaf.rule.type === "requirement" || this.random() < 0.95);
      const ruling = stands
        ? ({ kind: "accepted", value: self, reason: "" } as const)
        : ({
            kind: "adjusted",
            value: answerTo(leaf, this.random, this.plan.quality * 0.95),
            reason: "现场抽查与自评不符，按实际情况核定。",
          } as const);
      this.#rulings.push({ nodeId, ...ruling, ruledByName: reviewer.name, version: 1 });
      this.say(reviewer, "ruling.made", null, { nodeId, ...ruling });
    }
    if (share < 1) return;
    this.say(reviewer, "application.concluded", { state: "submitted" }, { state: "verified" });
  }

  /** Approves, and publishes where asked. */
  decide(publish: boolean): void {
    const { approver } = this.hands;
    const { batch, community } = this.plan;
    const snapshot = this.#snapshots.at(-1);
    if (!snapshot) throw new Error(`${community.name}: nothing to verify`);
    const { submission } = composeVerification(
      ...([this.prepared, snapshot, this.#waivers, this.#rulings] as const),
    );
    const evaluation = evaluate(this.prepared, submission);
    if (!evaluation.ok || evaluation.decision.outcome === "incomplete")
      throw new Error(`${community.name}: what was verified does not decide`);
    const { decision } = evaluation;
    const letters = Array.from({ length: 8 }, () => pick(this.random, codeLetters)).join("");
    const frozen = {
      outcome: decision.outcome,
      code: `${this.at(28).slice(0, 4)}-${letters}`,
      digest: digest(decision),
    };
    this.rows.Outcome = [
      {
        ...{ id: idAt(this.random, new Date(this.at(28))), applicationId: this.id, ...frozen },
        ...{ communityName: community.name, districtName: community.districtName },
        ...{ street: community.street, type: community.facts.type, tier: community.tier },
        ...{ batchTitle: batch.title, submission, decision },
        standardFamily: decision.standard.family,
        standardVersion: decision.standard.version,
        standardDigest: decision.standard.digest,
        ...{ approvedById: approver.id, approvedAt: this.at(28) },
        publishedById: publish ? approver.id : null,
        publishedAt: publish ? this.at(32) : null,
      },
    ];
    this.say(approver, "outcome.approved", { state: "verified" }, { state: "approved", ...frozen });
    if (!publish) return;
    const outcomeId = this.rows.Outcome[0]?.id;
    const notice = { startsOn: this.at(28).slice(0, 10), endsOn: this.at(31).slice(0, 10) };
    this.rows.PublicNotice = [
      {
        ...{ outcomeId, ...notice, workingDays: 3 },
        ...{ announcedById: approver.id, announcedAt: this.at(28) },
      },
    ];
    this.say(
      approver,
      "outcome.announced",
      { state: "approved" },
      { state: "notice", code: frozen.code, noticeDays: 3, ...notice },
    );
    this.say(approver, "outcome.published", { state: "notice" }, { state: "published", ...frozen });
  }

  /** All its rows, as it stands now. */
  finished(): Rows {
    const { batch, community, state } = this.plan;
    const { official, reviewer } = this.hands;
    const ofThis = { applicationId: this.id };
    const decided = this.#rulings.length === this.points.length;
    const touched = this.#rulings.length > 0 || this.rows.Rectification !== undefined;
    return {
      ...this.rows,
      Application: [
        {
          ...{ id: this.id, batchId: batch.id, communityId: community.id, state },
          version: this.#snapshots.length * 2 + (decided ? 2 : 1),
          ...{ createdById: official.id, createdAt: this.at(0), stateSince: this.at(33) },
          concludedById: decided ? reviewer.id : null,
          concludedAt: decided ? this.at(24) : null,
          verifierIds: touched ? [reviewer.id] : [],
          dueOn: state === "returned" ? dayAfter(this.#began, 50) : null,
        },
      ],
      Waiver: this.#waivers.map((waiver) => ({
        ...{ ...ofThis, ...waiver, claimedById: official.id, claimedAt: this.at(2) },
        ruledById: waiver.ruling && reviewer.id,
        ruledAt: waiver.ruling && this.at(22),
      })),
      SubmissionSnapshot: this.#snapshots.map(
        ({ submittedByName: _, ...row }): Row => ({ ...ofThis, ...row }),
      ),
      Ruling: this.#rulings.map(
        ({ ruledByName: _, ...row }): Row => ({
          ...{ ...ofThis, ...row, ruledById: reviewer.id, ruledAt: this.at(22) },
        }),
      ),
    };
  }
}

/** An application in the state planned, with all that came before. */
export function application(
  random: Random,
  prepared: Prepared,
  plan: Plan,
  hands: Hands,
  files: Files,
): Made {
  const course = new Course(random, prepared, plan, hands);
  const { state } = plan;
  if (random() < 0.2) course.claim();
  course.enter();
  course.attach(files);
  if (state !== "draft") course.submit();
  if (state === "returned" || plan.returned) course.sendBack();
  if (state !== "returned" && plan.returned) course.submit();
  if (state === "submitted") course.verify(0.4);
  if (["verified", "approved", "published"].includes(state)) course.verify(1);
  if (state === "approved" || state === "published") course.decide(state === "published");
  return { id: course.id, rows: course.finished() };
}
