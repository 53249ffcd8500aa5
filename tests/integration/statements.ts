import pg from "pg";

export interface Traffic {
  /** Statements sent to the database. */
  statements: number;
  /** Rows that came back. */
  rows: number;
}

/** What reading something costs the database, counted at the driver: nothing else may be going on meanwhile. */
export async function trafficOf(read: () => Promise<unknown>): Promise<Traffic> {
  const { query } = pg.Client.prototype;
  const traffic = { statements: 0, rows: 0 };
  const note = (result?: pg.QueryResult) => {
    traffic.rows += result?.rows.length ?? 0;
  };
  pg.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
    traffic.statements += 1;
    const done = args.at(-1);
    if (typeof done === "function")
      args[args.length - 1] = (error: unknown, result?: pg.QueryResult) => {
        note(result);
        done(error, result);
      };
    const answer: unknown = Reflect.apply(query, this, args);
    if (answer instanceof Promise) answer.then(note, () => {});
    return answer;
  } as typeof query;
  try {
    await read();
  } finally {
    pg.Client.prototype.query = query;
  }
  return traffic;
}
