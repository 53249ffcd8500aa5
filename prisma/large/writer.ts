import { createHash } from "node:crypto";
import type pg from "pg";

/** Tables in an order in which every row's parents come first; `AnswerRevised` changes answers that are there. */
const tables = [
  ...["Account", "Community", "EarlierResult", "Batch", "BatchReviewer", "Application"],
  ...[
    "SectionAssignment",
    "Answer",
    "AnswerRevised",
    "Waiver",
    "SubmissionSnapshot",
    "Rectification",
  ],
  ...["Ruling", "Outcome", "PublicNotice", "StoredFile", "Evidence", "Message", "AuditRecord"],
] as const;

export type Table = (typeof tables)[number];
export type Row = Record<string, unknown>;
/** Rows that belong together, by table. */
export type Rows = Partial<Record<Table, Row[]>>;

/** So many rows are sent at once: far beyond a statement's own cost, far below what the memory holds. */
const BULK = 8_000;

function statement(table: Table, row: Row): string {
  const columns = Object.keys(row)
    .map((column) => `"${column}"`)
    .join(", ");
  if (table === "AnswerRevised")
    return `UPDATE "Answer" a SET "value" = r."value", "note" = r."note", "version" = a."version" + 1,
              "updatedById" = r."updatedById", "updatedAt" = r."updatedAt"
            FROM json_populate_recordset(NULL::"Answer", $1::json) r
            WHERE a."applicationId" = r."applicationId" AND a."nodeId" = r."nodeId"`;
  return `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`;
}

/** Sends rows in bulk over one connection, the next being made while the last are written. */
export class Writer {
  readonly counts: Record<string, number> = {};
  readonly #waiting = new Map<Table, Row[]>(tables.map((table) => [table, []]));
  readonly #hash = createHash("sha256");
  #size = 0;
  #underway: Promise<unknown> = Promise.resolve();

  /** @param given ids that were there before and differ between databases: they do not count for the digest */
  constructor(
    private readonly client: Pick<pg.Client, "query">,
    private readonly given: readonly string[],
  ) {}

  /** Takes rows in; where many are together, waits until the last bulk is written and sends them on. */
  async write(rows: Rows): Promise<void> {
    for (const table of tables) {
      const more = rows[table];
      if (!more?.length) continue;
      this.#waiting.get(table)?.push(...more);
      this.#size += more.length;
      this.counts[table] = (this.counts[table] ?? 0) + more.length;
    }
    if (this.#size >= BULK) await this.#send();
    // Making rows leaves no time for the connection: what it has to say is heard here.
    else await new Promise((done) => setImmediate(done));
  }

  /** Sends what is left. @returns the digest of everything written, in the order in which it was */
  async finish(): Promise<string> {
    await this.#send();
    await this.#underway;
    return this.#hash.digest("hex");
  }

  async #send(): Promise<void> {
    const bulk = tables.flatMap((table) => {
      const rows = this.#waiting.get(table) ?? [];
      const [first] = rows;
      if (!first) return [];
      this.#waiting.set(table, []);
      const json = JSON.stringify(rows);
      const own = this.given.reduce((text, id) => text.replaceAll(id, "given"), json);
      this.#hash.update(`${table} ${own}\n`);
      return [{ text: statement(table, first), values: [json] }];
    });
    this.#size = 0;
    await this.#underway;
    this.#underway = (async () => {
      for (const query of bulk) await this.client.query(query);
    })();
    // Reported by whoever waits for it next, and not as a rejection nobody looked at.
    this.#underway.catch(() => {});
  }
}
