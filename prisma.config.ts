import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";
import { databaseUrl } from "./prisma/environment.mjs";

// Prisma's install script, which would download a native schema engine, is not run (package.json, allowScripts).
// Where one is there all the same, or the variable names one, Prisma goes its own way; else the bridge to the
// WebAssembly engine from the lock serves, which needs no download.
const engines = new URL("node_modules/@prisma/engines/", import.meta.url);
const native =
  existsSync(engines) && readdirSync(engines).some((name) => /^schema-engine-/.test(name));
if (!native)
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
    new URL("prisma/schema-engine.mjs", import.meta.url),
  );

/** `prisma generate` needs no database, and must work before there is one. */
function urlIfAny() {
  try {
    return databaseUrl();
  } catch {
    return "postgresql://app@127.0.0.1:5432/app";
  }
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx prisma/seed.ts" },
  datasource: { url: urlIfAny() },
});
