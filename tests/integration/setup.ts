import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { dataDir } from "../../prisma/environment.mjs";
import { connect, migrate } from "../../prisma/migrate.mjs";
import { appUrl, openCluster } from "../../prisma/postgres.mjs";
import { startedAt } from "../../prisma/processes.mjs";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** The database that `freshDatabase` copies: nobody may connect to it, or the copying would be refused. */
const TEMPLATE = "app_template";

/** Removes what killed runs have left: the name tells whose it was, the start time whether that one still runs. */
function sweep(parent: string) {
  for (const name of readdirSync(parent)) {
    const owner = /^test-(\d+)-(.+)$/.exec(name);
    if (owner && startedAt(Number(owner[1])) !== owner[2])
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** Brings up a PostgreSQL of the tests' own, with everything but durability as in the application. */
export default async function setup(project: TestProject) {
  const parent = dataDir();
  mkdirSync(parent, { recursive: true });
  sweep(parent);
  const home = join(parent, `test-${process.pid}-${startedAt(process.pid)}`);
  const clean = () => rmSync(home, { recursive: true, force: true });
  const cluster = await openCluster({ dir: join(home, "postgres"), fast: true });
  try {
    const client = await connect(cluster.url);
    await client.query(`create database ${TEMPLATE}`);
    await migrate(appUrl(cluster.connection, TEMPLATE));
    await client.query(`alter database ${TEMPLATE} allow_connections false`);
    await client.end();
    await migrate(cluster.url);
  } catch (error) {
    await cluster.stop();
    clean();
    throw error;
  }
  process.env.TEST_DATABASE_URL = cluster.url;
  project.provide("databaseUrl", cluster.url);
  return async () => {
    await cluster.stop();
    clean();
  };
}
