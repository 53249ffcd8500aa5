import type pg from "pg";
import type { State } from "../../lib/application/types";
import type { Prepared } from "../../lib/scoring";
import { Refusal } from "../terminal.mjs";
import { application, type Hands } from "./applications";
import { type Batch, batches } from "./batches";
import { type Community, communities } from "./communities";
import { earlierResult } from "./earlier";
import { Files } from "./evidence";
import { type People, people } from "./people";
import { dayAfter, idAt, pick, type Random, stream } from "./random";
import { type Row, type Rows, Writer } from "./writer";

/** How much of everything. */
export interface Size {
  communities: number;
  years: number;
  /** Applications that were published in each year. */
  perYear: number;
  /** Applications of the running batch. */
  open: number;
  evidence: number;
  earlierResults: number;
  /** Messages of each account. */
  messages: number;
}

/** A city after five years. */
export const city: Size = {
  communities: 2_000,
  years: 5,
  perYear: 160,
  open: 300,
  evidence: 100_000,
  earlierResults: 200,
  messages: 40,
};

export interface Ground {
  prepared: Prepared;
  standardId: string;
  assumedFigures: number;
  /** Of everybody's password. */
  passwordHash: string;
}

/** States of the running batch's applications: most are being filled in. */
const openStates: readonly State[] = [
  ...(["draft", "draft", "draft", "draft", "draft"] as const),
  ...(["submitted", "submitted", "returned", "verified", "approved"] as const),
];

class Filling {
  readonly writer: Writer;
  readonly staff: People;
  readonly #random: Random;
  readonly #files: Files;
  /** What messages are about. */
  readonly #open: { id: string; community: Community }[] = [];

  constructor(
    client: pg.Client,
    private readonly ground: Ground,
    private readonly day: string,
    private readonly size: Size,
    private readonly seed: number,
  ) {
    this.writer = new Writer(client, [ground.standardId]);
    this.staff = people(seed, dayAfter(day, -365 * (size.years + 1)));
    this.#random = stream(seed, "applications");
    this.#files = new Files(stream(seed, "evidence"), seed);
  }

  #hands(districtId: string): Hands {
    const random = this.#random;
    return {
      official: pick(random, this.staff.officials.get(districtId) ?? []),
      contributors: this.staff.contributors.get(districtId) ?? [],
      reviewer: pick(random, this.staff.reviewers),
      approver: pick(random, this.staff.administrators),
    };
  }

  async #apply(batch: Batch, community: Community, state: State, evidence: number): Promise<void> {
    const random = this.#random;
    const hands = this.#hands(community.districtId);
    const started = state === "draft" ? random() : 1;
    const made = application(
      random,
      this.ground.prepared,
      {
        ...{ batch, community, state },
        // Some drafts are just begun, most are as good as finished.
        completion: started < 0.15 ? 0.4 : started < 0.4 ? 0.95 : 1,
        // Requirements have to be met: a tenth less of quality fails nearly every application.
        quality: random() < 0.75 ? 1 : 0.96 + 0.04 * random(),
        returned: state !== "draft" && random() < 0.25,
        evidence,
      },
      hands,
      this.#files,
    );
    await this.writer.write(made.rows);
    if (state === "draft") await this.writer.write(this.#assignments(made.id, hands));
    if (state !== "published") this.#open.push({ id: made.id, community });
  }

  /** Some pages of some drafts are in contributors' hands. */
  #assignments(applicationId: string, { official, contributors }: Hands): Rows {
    const random = this.#random;
    const scenes = this.ground.prepared.standard.sections.flatMap((section) =>
      "children" in section ? section.children : [],
    );
    const handedOut = scenes.filter(() => random() < 0.1);
    return {
      SectionAssignment: handedOut.map((node): Row => {
        const contributor = pick(random, contributors);
        return {
          id: idAt(random, new Date(this.day)),
          ...{ applicationId, nodeId: node.id, contributorId: contributor.id },
          state: pick(random, ["open", "open", "handed-in", "accepted"]),
          ...{ comment: "", dueOn: dayAfter(this.day, 20), assignedById: official.id, version: 1 },
          assignedAt: `${dayAfter(this.day, -20)}T02:00:00.000Z`,
          stateSince: `${dayAfter(this.day, -10)}T02:00:00.000Z`,
        };
      }),
    };
  }

  #messages(): Rows {
    const random = stream(this.seed, "messages");
    const everybody = [
      ...[...this.staff.officials.values(), ...this.staff.contributors.values()].flat(),
      ...[...this.staff.reviewers, ...this.staff.administrators],
    ];
    return {
      Message: everybody.flatMap((one) => {
        const { districtId } = one;
        const about = this.#open.filter(
          ({ community }) => districtId === null || community.districtId === districtId,
        );
        return Array.from({ length: this.size.messages }, (_, i): Row => {
          const createdAt = new Date(Date.parse(this.day) - i * 3 * 86_400_000).toISOString();
          const { id: subjectId, community } = pick(random, about);
          return {
            id: idAt(random, new Date(createdAt)),
            ...{ recipientId: one.id, event: `application:${subjectId}:${i}:return` },
            ...{ kind: "application", subjectType: "application", subjectId },
            title: `“${community.name}”的申报被退回整改`,
            body: "点名 3 项，请按审核意见改正后重新提交。",
            href: `/applications/${subjectId}`,
            ...{ createdAt, readAt: i < 5 ? null : createdAt, mailedAt: createdAt },
          };
        });
      }),
    };
  }

  async run(): Promise<{ counts: Record<string, number>; digest: string }> {
    const { ground, day, size, seed, staff, writer } = this;
    const types = ground.prepared.standard.communityTypes.map((type) => type.id);
    const accepted = size.years * size.perYear;
    // A fifth of those who apply have applied before.
    const anew = Math.ceil(size.open * 0.8);
    const opened = batches(seed, day, size.years, { id: ground.standardId, ...ground }, staff);
    const projects = communities(seed, day, types, staff, {
      ...{ communities: size.communities, accepted, applying: anew, years: size.years },
    });
    for (const rows of [staff.rows, projects.rows, opened.rows]) await writer.write(rows);
    const all = projects.communities;
    const before = Math.floor((size.evidence * 0.4) / accepted);
    for (const [i, community] of all.slice(0, accepted).entries()) {
      const batch = opened.past[Math.floor((i * opened.past.length) / accepted)];
      if (batch) await this.#apply(batch, community, "published", before);
    }
    const applying = [...all.slice(accepted, accepted + anew), ...all.slice(0, size.open - anew)];
    const left = size.evidence - before * accepted;
    for (const [i, community] of applying.entries()) {
      const share = Math.floor(((i + 1) * left) / size.open) - Math.floor((i * left) / size.open);
      const state = openStates[Math.floor(i / 13) % openStates.length] ?? "draft";
      await this.#apply(opened.running, community, state, share);
    }
    const random = stream(seed, "earlier");
    const first = Number(day.slice(0, 4)) - size.years - 1;
    await writer.write({
      EarlierResult: all.slice(-size.earlierResults).map((community) => {
        const [official] = staff.officials.get(community.districtId) ?? [];
        if (!official) throw new Error(`no official of ${community.districtId}`);
        return earlierResult(
          random,
          ground.prepared,
          ground.standardId,
          community,
          official,
          first,
        );
      }),
    });
    await writer.write(this.#messages());
    const digest = await writer.finish();
    return { counts: writer.counts, digest };
  }
}

/** What the database holds: nothing yet, this data, or something that is not ours to mix with. */
async function stateOf(client: pg.Client): Promise<"empty" | "filled" | "other"> {
  const { rows } = await client.query<{ filled: boolean; other: boolean }>(`
    SELECT EXISTS (SELECT FROM "AuditRecord" WHERE "action" = 'demonstration.loaded' AND "subjectId" = 'large') AS filled,
      EXISTS (SELECT FROM "Account") OR EXISTS (SELECT FROM "Community") OR EXISTS (SELECT FROM "Batch")
        OR EXISTS (SELECT FROM "StandardDraft") AS other`);
  if (rows[0]?.filled) return "filled";
  return rows[0]?.other ? "other" : "empty";
}

/**
 * Fills a database that holds reference data and nothing else, in one transaction: the same for the same day,
 * size and seed, but for the password's hash, the standard's id and the audit's clock.
 * @returns how many rows by table, and the digest of all of them; null where the data is there already
 * @throws Refusal where there is other data
 */
export async function fill(
  client: pg.Client,
  ground: Ground,
  { day, size, seed }: { day: string; size: Size; seed: number },
): Promise<{ counts: Record<string, number>; digest: string } | null> {
  await client.query("BEGIN");
  try {
    // Whoever comes at the same time waits here, and then sees what this one has done.
    await client.query(`LOCK TABLE "Account" IN SHARE ROW EXCLUSIVE MODE`);
    const state = await stateOf(client);
    if (state === "other")
      throw new Refusal(
        "数据库中已有其他数据，没有改动：请用 DATA_DIR 指定一个新目录，或用 DATABASE_URL 指定一个空数据库。",
      );
    if (state === "filled") return null;
    const filled = await new Filling(client, ground, day, size, seed).run();
    await client.query(`UPDATE "Account" SET "passwordHash" = $1`, [ground.passwordHash]);
    const after = JSON.stringify({ day, seed, size, digest: filled.digest });
    await client.query(
      `INSERT INTO "AuditRecord" ("actorName", "action", "subjectType", "subjectId", "after")
       VALUES ('系统', 'demonstration.loaded', 'demonstration', 'large', $1)`,
      [after],
    );
    await client.query("COMMIT");
    return filled;
  } finally {
    // After the commit there is nothing to take back, and the server only says so.
    await client.query("ROLLBACK").catch(() => {});
  }
}
