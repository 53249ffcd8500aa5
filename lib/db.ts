import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/prisma/client/client";
import { env } from "./env";

const kept = globalThis as unknown as { prisma?: PrismaClient };

/** More distinct statements than the application has; what comes after them is sent without a name. */
const MOST_NAMES = 500;
const names = new Map<string, string>();

/** A name for each text, so that a connection parses and plans it once and not at every request. */
function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return "";
  const name = `q${names.size}`;
  names.set(sql, name);
  return name;
}

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().DATABASE_URL, max: 12 },
      { statementNameGenerator: statementName },
    ),
  });
}

/** The one connection pool of the process (kept across reloads in development). */
export function db(): PrismaClient {
  kept.prisma ??= connect();
  return kept.prisma;
}

export type Transaction = Prisma.TransactionClient;
export { Prisma } from "@/prisma/client/client";
