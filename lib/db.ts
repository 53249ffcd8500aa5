import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/prisma/client/client";
import { env } from "./env";

const kept = globalThis as unknown as { prisma?: PrismaClient };

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 12 }),
  });
}

/** The one connection pool of the process (kept across reloads in development). */
export function db(): PrismaClient {
  kept.prisma ??= connect();
  return kept.prisma;
}

export type Transaction = Prisma.TransactionClient;
export { Prisma } from "@/prisma/client/client";
