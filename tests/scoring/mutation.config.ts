import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * The scoring tests for mutation testing: the examples alone. Random cases take seconds a mutant,
 * and what only they notice deserves an example. No processes, no database.
 */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    // Loading the modules anew for each file and mutant takes longer than all the tests.
    isolate: false,
    fileParallelism: false,
    include: ["tests/scoring/**/*.test.ts"],
    exclude: ["cli", "agreement", "properties", "json-schema", "shapes", "sampling", "impact"].map(
      (name) => `tests/scoring/${name}.test.ts`,
    ),
  },
});
