import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import pg from "pg";
import { askedLeaves, composeSubmission } from "@/lib/application/score";
import type { State } from "@/lib/application/types";
import type { Role } from "@/lib/auth/types";
import {
  type Answer,
  digest,
  evaluate,
  type LeafNode,
  type Prepared,
  prepare,
  requiredQuantity,
  type Standard,
} from "@/lib/scoring";
import { assumedFigures, figureContent } from "@/lib/standard/score";
import { databaseUrl } from "@/prisma/environment.mjs";

export const devices = "digital-access-devices";
/** Two claims that a point does not fit: one to be made, one made already. */
export const claimable = "neighbourhood-culture-heritage";

/** The two files of every application: one that is there, one that was taken away. */
export const evidenceIds = (applicationId: string) => ({
  there: applicationId.replace(/^.{8}/, "e0000001"),
  removed: applicationId.replace(/^.{8}/, "e0000002"),
});

/** What is proposed to be changed of a published application. */
export const amendmentId = (applicationId: string) => applicationId.replace(/^.{8}/, "0a000001");

/** The two objections to an application that has some: one just received, one taken up. */
export const objectionIds = (applicationId: string) => ({
  received: applicationId.replace(/^.{8}/, "0b000001"),
  takenUp: applicationId.replace(/^.{8}/, "0b000002"),
});

export interface Actor {
  id: string;
  name: string;
  role: Role;
  cookie: string;
}

export const community = { type: "renewal", households: 1_000, residents: 2_800 };

function bestAnswer(leaf: LeafNode): Answer {
  const { rule } = leaf;
  switch (rule.type) {
    case "marks":
      return leaf.fullMarks;
    case "levels":
      return rule.levels.reduce((best, level) => (level.marks > best.marks ? level : best)).id;
    case "checklist":
      return rule.items.map((item) => item.id);
    case "requirement":
      return true;
    case "quota":
      return { actual: Number(requiredQuantity(rule, community)) };
    case "survey":
      return Object.fromEntries(rule.options.map((option, i) => [option.id, i === 0 ? 120 : 0]));
  }
}

const sessionCookie = async (id: string, sessionVersion = 1) => {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const token = await encode({ secret, token: { sub: id, sessionVersion } });
  return `next-auth.session-token=${token}`;
};

/** Records of the test's own, written past the product, so that every state is there at once. */
export class Office {
  // Not before it is asked: a list of tests needs no database.
  #pool: pg.Pool | undefined;
  readonly #parts = new Map<string, { open: string; handedIn: string }>();
  readonly run = randomUUID().slice(0, 8);
  prepared: Prepared | undefined;
  standardId = "";
  batchId = "";
  waived = "";
  answers: Record<string, Answer> = {};
  #count = 0;

  async rows<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    this.#pool ??= new pg.Pool({ connectionString: databaseUrl(), max: 6 });
    return (await this.#pool.query<Row>(text, values)).rows;
  }

  name(what: string): string {
    this.#count += 1;
    return `测试${what}${this.run}-${this.#count}`;
  }

  async account(role: Role, districtId: string | null, more: { first?: boolean } = {}) {
    const id = randomUUID();
    const name = this.name("人员");
    const username = `doors-${this.run}-${this.#count}`;
    await this.rows(
      `INSERT INTO "Account" ("id", "username", "name", "role", "districtId", "passwordHash", "mustChangePassword")
       VALUES ($1, $2, $3, $4, $5, 'none', $6)`,
      [id, username, name, role, districtId, more.first ?? false],
    );
    return { id, name, role, cookie: await sessionCookie(id) } satisfies Actor;
  }

  /** Opens a running batch with these reviewers. */
  async open(admin: Actor, reviewers: readonly Actor[]): Promise<void> {
    const [standard] = await this.rows<{ id: string; document: Standard }>(
      `SELECT "id", "document" FROM "StandardVersion" WHERE "family" = 'hangzhou-municipal' ORDER BY "effectiveFrom" DESC LIMIT 1`,
    );
    if (!standard) throw new Error("the municipal standard is not stored");
    this.standardId = standard.id;
    this.prepared = prepare(standard.document);
    const leaves = askedLeaves(this.prepared, community.type);
    const other = leaves.find((leaf) => leaf.waivable && leaf.id !== claimable);
    this.waived = other?.id ?? "";
    this.answers = Object.fromEntries(leaves.map((leaf) => [leaf.id, bestAnswer(leaf)]));
    this.batchId = randomUUID();
    await this.rows(
      `INSERT INTO "Batch" ("id", "title", "standardId", "opensOn", "closesOn", "assumedFigures", "confirmedName", "openedById")
       VALUES ($1, $2, $3, current_date - 30, current_date + 30, 0, $4, $5)`,
      [this.batchId, this.name("批次"), this.standardId, admin.name, admin.id],
    );
    await this.rows(
      `INSERT INTO "BatchReviewer" ("batchId", "accountId") SELECT $1, unnest($2::uuid[])`,
      [this.batchId, reviewers.map((reviewer) => reviewer.id)],
    );
  }

  /** A version of a standard that nobody else uses, old enough to be nobody's newest. */
  async standard(): Promise<{ id: string; version: string }> {
    const [id, version] = [randomUUID(), this.name("x").replace("测试", "")];
    const document = { ...this.prepared?.standard, version, effectiveFrom: "2001-01-01" };
    await this.rows(
      `INSERT INTO "StandardVersion" ("id", "family", "version", "title", "level", "effectiveFrom", "document", "digest")
       VALUES ($1, 'hangzhou-municipal', $2, $2, 'municipal', '2001-01-01', $3, $4)`,
      [id, version, JSON.stringify(document), digest(document)],
    );
    return { id, version };
  }

  /** A draft drawn from the municipal standard; proposed by `proposedBy` where given, with every figure ruled on. */
  async draft(by: Actor, proposedBy?: Actor): Promise<{ draftId: string; revision: number }> {
    if (!this.prepared) throw new Error("no standard");
    const [draftId, version] = [randomUUID(), this.name("x").replace("测试", "")];
    const document = { ...this.prepared.standard, version, effectiveFrom: "2001-01-01" };
    await this.rows(
      `INSERT INTO "StandardDraft" ("id", "family", "version", "title", "document", "faults", "state", "basedOnId",
         "createdById", "updatedById", "proposedById", "proposedAt")
       VALUES ($1, 'hangzhou-municipal', $2, $2, $3, 0, $4, $5, $6, $6, $7, $8)`,
      [
        ...[draftId, version, JSON.stringify(document), proposedBy ? "proposed" : "draft"],
        ...[this.standardId, by.id, proposedBy?.id ?? null, proposedBy ? new Date() : null],
      ],
    );
    if (!proposedBy) return { draftId, revision: 1 };
    const prepared = prepare(document);
    for (const figure of assumedFigures(prepared))
      await this.rows(
        `INSERT INTO "FigureRuling" ("id", "draftId", "nodeId", "field", "value", "kind", "ruledById")
         VALUES (gen_random_uuid(), $1, $2, $3, $4, 'assumed', $5)`,
        [
          ...[draftId, figure.id, figure.field],
          ...[JSON.stringify(figureContent(prepared, figure)), by.id],
        ],
      );
    return { draftId, revision: 1 };
  }

  async community(districtId: string): Promise<string> {
    const id = randomUUID();
    await this.rows(
      `INSERT INTO "Community" ("id", "districtId", "name", "street", "type", "tier", "households", "residents", "stage")
       VALUES ($1, $2, $3, '测试街道', $4, 'municipal-candidate', $5, $6, 'acceptance')`,
      [
        id,
        districtId,
        this.name("社区"),
        community.type,
        community.households,
        community.residents,
      ],
    );
    return id;
  }

  /** An application in a state, complete as the workflow would have made it; `ruled` where all was ruled on. */
  async application(
    state: State,
    by: {
      official: Actor;
      submitters?: Actor[];
      verifiers?: Actor[];
      ruled?: boolean;
      /** Who has a page in hand and has handed one in. */
      contributor?: Actor;
    },
  ): Promise<string> {
    if (!this.prepared) throw new Error("open a batch first");
    const id = randomUUID();
    const communityId = await this.community("gongshu");
    const verifiers = state === "draft" ? [] : (by.verifiers ?? []);
    await this.rows(
      `INSERT INTO "Application" ("id", "batchId", "communityId", "state", "createdById", "verifierIds")
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, this.batchId, communityId, state, by.official.id, verifiers.map((one) => one.id)],
    );
    await this.rows(
      `INSERT INTO "Answer" ("applicationId", "nodeId", "value", "note", "updatedById")
       SELECT $1, key, value, CASE WHEN key LIKE 'satisfaction%' THEN '测试问卷统计表' ELSE '' END, $3 FROM jsonb_each($2::jsonb)`,
      [id, JSON.stringify(this.answers), by.official.id],
    );
    await this.rows(
      `INSERT INTO "Waiver" ("applicationId", "nodeId", "reason", "claimedById") VALUES ($1, $2, '测试', $3)`,
      [id, this.waived, by.official.id],
    );
    if (by.contributor) await this.#handOut(id, by.official, by.contributor);
    await this.#attach(id, by.official);
    if (state === "draft") return id;
    const submission = this.#submission();
    const statements = { notes: {}, waivers: { [this.waived]: "测试" } };
    const submitters = [...(by.submitters ?? []), by.official];
    for (const [round, submitter] of submitters.entries())
      await this.rows(
        `INSERT INTO "SubmissionSnapshot" ("applicationId", "round", "submission", "statements", "digest", "submittedById")
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          ...[id, round + 1, JSON.stringify(submission), JSON.stringify(statements)],
          ...[digest({ submission, statements }), submitter.id],
        ],
      );
    if (state === "returned")
      await this.rows(
        `INSERT INTO "Rectification" ("applicationId", "round", "nodeId", "comment", "returnedById")
         SELECT $1, 1, unnest($2::text[]), '测试', $3`,
        [id, [devices, claimable, this.waived], by.official.id],
      );
    if (!by.ruled && (state === "submitted" || state === "returned")) return id;
    await this.rows(
      `INSERT INTO "Ruling" ("applicationId", "nodeId", "kind", "value", "ruledById")
       SELECT $1, key, 'accepted', value, $3 FROM jsonb_each($2::jsonb)`,
      [id, JSON.stringify(submission.answers), by.official.id],
    );
    await this.rows(`UPDATE "Waiver" SET "ruling" = 'accepted' WHERE "applicationId" = $1`, [id]);
    if (["approved", "notice", "published", "revoked"].includes(state))
      await this.#freeze(id, submission, by.official, state);
    return id;
  }

  /** The page in hand and the page handed in, of an application of which there are such. */
  partsOf(id: string): { open: string; handedIn: string } {
    return this.#parts.get(id) ?? { open: randomUUID(), handedIn: randomUUID() };
  }

  async #handOut(id: string, official: Actor, contributor: Actor): Promise<void> {
    const parts = { open: randomUUID(), handedIn: randomUUID() };
    this.#parts.set(id, parts);
    await this.rows(
      `INSERT INTO "SectionAssignment" ("id", "applicationId", "nodeId", "contributorId", "state", "assignedById")
       VALUES ($1, $3, 'digital', $4, 'open', $5), ($2, $3, 'party', $4, 'handed-in', $5)`,
      [parts.open, parts.handedIn, id, contributor.id, official.id],
    );
  }

  /** An empty draft of a community that has an application from before. */
  async nextDraft(official: Actor): Promise<{ applicationId: string; fromId: string }> {
    const fromId = await this.application("submitted", { official });
    const [batchId, applicationId] = [randomUUID(), randomUUID()];
    await this.rows(
      `INSERT INTO "Batch" ("id", "title", "standardId", "opensOn", "closesOn", "assumedFigures", "confirmedName", "openedById")
       VALUES ($1, $2, $3, current_date - 1, current_date + 30, 0, '测试', $4)`,
      [batchId, this.name("批次"), this.standardId, official.id],
    );
    await this.rows(
      `INSERT INTO "Application" ("id", "batchId", "communityId", "createdById")
       SELECT $1, $2, "communityId", $3 FROM "Application" WHERE "id" = $4`,
      [applicationId, batchId, official.id, fromId],
    );
    return { applicationId, fromId };
  }

  async #freeze(
    id: string,
    submission: ReturnType<typeof composeSubmission>,
    by: Actor,
    state: State,
  ): Promise<void> {
    const evaluation = this.prepared && evaluate(this.prepared, submission);
    if (!evaluation?.ok) throw new Error("the test's own submission does not evaluate");
    const { decision } = evaluation;
    const [outcomeId, published] = [randomUUID(), ["published", "revoked"].includes(state)];
    await this.rows(
      `INSERT INTO "Outcome" ("id", "applicationId", "code", "outcome", "communityName", "districtName", "street",
         "type", "tier", "batchTitle", "submission", "decision", "digest", "standardFamily", "standardVersion",
         "standardDigest", "approvedById", "publishedById", "publishedAt")
       VALUES ($1, $2, $3, $4, $5, '拱墅区', '测试街道', 'renewal', 'municipal-candidate', '测试批次', $6, $7, $8, $9,
         $10, $11, $12, $13, $14)`,
      [
        ...[outcomeId, id, `2026-${id.slice(0, 8)}`, decision.outcome, this.name("社区")],
        ...[JSON.stringify(submission), JSON.stringify(decision), digest(decision)],
        ...[decision.standard.family, decision.standard.version, decision.standard.digest],
        ...[by.id, published ? by.id : null, published ? new Date() : null],
      ],
    );
    if (state !== "approved") await this.#announce(outcomeId, by);
  }

  /** A notice whose period is over. */
  async #announce(outcomeId: string, by: Actor): Promise<void> {
    await this.rows(
      `INSERT INTO "PublicNotice" ("outcomeId", "startsOn", "endsOn", "workingDays", "announcedById")
       VALUES ($1, current_date - 20, current_date - 10, 5, $2)`,
      [outcomeId, by.id],
    );
  }

  /** Two objections to an application, whatever its state, that wait for an answer. */
  async objectTo(id: string, by: Actor): Promise<void> {
    const { received, takenUp } = objectionIds(id);
    const [known] = await this.rows(`SELECT FROM "Outcome" WHERE "applicationId" = $1`, [id]);
    if (!known) await this.#freeze(id, this.#submission(), by, "approved");
    await this.rows(
      `INSERT INTO "Objection" ("id", "receipt", "applicationId", "outcomeId", "text", "contact", "sendingDigest",
         "state", "takenUpById", "takenUpAt", "version")
       SELECT o."objectionId", o."objectionId"::text, x."applicationId", x."id", '测试', '测试', o."objectionId"::text,
         o."state", o."by", CASE WHEN o."by" IS NULL THEN NULL ELSE now() END, o."version"
       FROM "Outcome" x, (VALUES ($2::uuid, 'received', NULL::uuid, 1), ($3::uuid, 'taken-up', $4::uuid, 2))
         AS o ("objectionId", "state", "by", "version")
       WHERE x."applicationId" = $1`,
      [id, received, takenUp, by.id],
    );
  }

  /** Proposes a change of what is published. */
  async propose(id: string, kind: "correction" | "revocation", by: Actor): Promise<void> {
    await this.rows(
      `INSERT INTO "Amendment" ("id", "applicationId", "outcomeId", "kind", "reason", "nodeIds", "proposedById")
       SELECT $2, "applicationId", "id", $3, '测试', $4, $5 FROM "Outcome" WHERE "applicationId" = $1`,
      [id, amendmentId(id), kind, kind === "correction" ? [devices] : [], by.id],
    );
  }

  #submission(): ReturnType<typeof composeSubmission> {
    if (!this.prepared) throw new Error("open a batch first");
    const answers = new Map(Object.entries(this.answers));
    return composeSubmission(this.prepared, community, answers, [this.waived]);
  }

  /** Everything of an application that an action could change, as one text. */
  async fingerprint(id: string): Promise<string> {
    const [row] = await this.rows<{ text: string }>(
      `SELECT jsonb_build_array(
         (SELECT to_jsonb(a) FROM "Application" a WHERE "id" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "nodeId") FROM "Answer" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "nodeId") FROM "SectionAssignment" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "nodeId") FROM "Waiver" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "id") FROM "Evidence" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "nodeId") FROM "Ruling" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "round", "nodeId") FROM "Rectification" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg("digest" ORDER BY "round") FROM "SubmissionSnapshot" WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "id") FROM "Amendment" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) ORDER BY "id") FROM "Objection" x WHERE "applicationId" = $1),
         (SELECT jsonb_agg(to_jsonb(x) - 'submission' - 'decision') FROM "Outcome" x WHERE "applicationId" = $1),
         (SELECT count(*) FROM "AuditRecord" WHERE "subjectId" = $1::text))::text AS text`,
      [id],
    );
    return row?.text ?? "";
  }

  async #attach(id: string, by: Actor): Promise<void> {
    const { there, removed } = evidenceIds(id);
    await this.rows(
      `INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "preview")
       SELECT repeat(digit, 64), 9, 'application/pdf', 'none' FROM unnest(ARRAY['a', 'b']) AS digit
       ON CONFLICT DO NOTHING`,
    );
    await this.rows(
      `INSERT INTO "Evidence" ("id", "applicationId", "nodeId", "sha256", "fileName", "uploadedById", "removedById", "removedAt")
       VALUES ($2, $1, $4, repeat('a', 64), '有.pdf', $5, NULL, NULL),
              ($3, $1, $4, repeat('b', 64), '无.pdf', $5, $5, now())`,
      [id, there, removed, claimable, by.id],
    );
  }

  async state(id: string): Promise<string | undefined> {
    const [row] = await this.rows<{ state: string }>(
      `SELECT "state" FROM "Application" WHERE "id" = $1`,
      [id],
    );
    return row?.state;
  }

  close = async () => this.#pool?.end();
}
