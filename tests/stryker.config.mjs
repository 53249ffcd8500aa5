/** Mutation testing of the scoring library: `npm run mutation`. */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/scoring/mutation.config.ts", related: false },
  // The schemas and what is generated of them are data: tests/scoring/shapes.test.ts holds them together.
  mutate: [
    "lib/scoring/**/*.ts",
    "!lib/scoring/{types,documents,json-schema,schema,compact,shapes}.ts",
  ],
  coverageAnalysis: "perTest",
  // A mutated constant that is computed once at import would need the whole suite again.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 30_000,
  // Stryker would rewrite tsconfig.json through an API that TypeScript 7 no longer has: show it none.
  tsconfigFile: "tests/no-tsconfig.json",
  ignorePatterns: [
    "app",
    "components",
    "prisma",
    "public",
    ".next",
    ".data",
    "lib/cli",
    "reports",
    "test-results",
  ],
  tempDirName: ".stryker-tmp",
  reporters: ["progress-append-only", "clear-text", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "reports/mutation/index.html" },
  jsonReporter: { fileName: "reports/mutation/mutation.json" },
  thresholds: { high: 95, low: 85, break: 80 },
};
