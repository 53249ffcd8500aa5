/**
 * What stands for `next/headers` where a request's cookie is needed outside a server:
 * `vi.mock("next/headers", () => import("./session"))`. Imports nothing of ours, which would ask for it.
 */
import { encode } from "next-auth/jwt";
import pg from "pg";

const jar = new Map<string, string>();

export const cookies = async () => ({
  get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
  getAll: () => [...jar].map(([name, value]) => ({ name, value })),
});

export const headers = async () => new Headers();

/** From now on requests carry this person's cookie, as signing in would have set it; nobody's with null. */
export async function signIn(person: { id: string } | null): Promise<void> {
  jar.clear();
  if (!person) return;
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ sessionVersion: number }>(
    `SELECT "sessionVersion" FROM "Account" WHERE "id" = $1`,
    [person.id],
  );
  await client.end();
  const token = { sub: person.id, sessionVersion: rows[0]?.sessionVersion };
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  jar.set("next-auth.session-token", await encode({ secret, token }));
}
