import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The scoring tests alone, for mutation testing: no database, and no processes of their own. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: { include: ["tests/scoring/**/*.test.ts"], exclude: ["tests/scoring/cli.test.ts"] },
});
