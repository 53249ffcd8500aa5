import { randomBytes } from "node:crypto";
import pg from "pg";

// What answering is measured beside (npm run bench:survey): the least that a route can do with a form and one insert.
// No product has it: only a build that was asked for benches' routes takes files of this name in.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });

export async function POST(request: Request): Promise<Response> {
  const form = await request.text();
  await pool.query({
    name: "bare",
    text: `INSERT INTO "BenchBare" ("key", "form") VALUES ($1, $2)`,
    values: [randomBytes(16), form],
  });
  return new Response(null, { status: 303, headers: { Location: "/survey/received" } });
}
