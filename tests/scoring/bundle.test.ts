import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, it, vi } from "vitest";
import * as source from "../../lib/scoring";
import { readmeExample } from "./readme";

vi.setConfig({ hookTimeout: 60_000 });

let code = "";
let metafile: Metafile;

const folder = fileURLToPath(new URL("../../lib/scoring", import.meta.url));

/** The library as a browser gets it, without what it loads on demand. */
function bundle() {
  return build({
    stdin: { contents: 'export * from "./index"', resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    globalName: "scoring",
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins: [
      {
        name: "on-demand",
        setup: ({ onResolve }) =>
          onResolve({ filter: /.*/ }, ({ kind, path }) =>
            kind === "dynamic-import" ? { path, external: true } : undefined,
          ),
      },
    ],
  });
}

beforeAll(async () => {
  const made = await bundle();
  metafile = made.metafile;
  code = made.outputFiles[0]?.text ?? "";
});

describe("the library in a browser", () => {
  it("weighs 25 KB at most with every inquiry and the differences, minified and gzipped", () => {
    const weight = gzipSync(code, { level: 9 }).byteLength;
    expect(weight).toBeGreaterThan(10_000);
    expect(weight).toBeLessThanOrEqual(25 * 1024);
  });
  it("leaves for later only the two inquiries that need the solver, and the solver with them", () => {
    const later = Object.values(metafile.inputs)
      .flatMap(({ imports }) => imports)
      .filter(({ kind }) => kind === "dynamic-import");
    expect(later.map(({ path }) => path).sort()).toEqual(["./implication", "./plan"]);
  });
  it("comes without zod: the shapes are generated before", () => {
    const parts = Object.keys(metafile.inputs);
    expect(parts.some((path) => path.endsWith("lib/scoring/shapes.ts"))).toBe(true);
    expect(parts.filter((path) => /\/zod\/|scoring\/(schema|compact)\.ts/.test(path))).toEqual([]);
  });
  it("needs nothing of Node", () => {
    const needed = Object.values(metafile.inputs).flatMap((input) => input.imports);
    expect(needed.filter(({ path }) => path.startsWith("node:"))).toEqual([]);
    expect(needed.filter(({ external, kind }) => external && kind !== "dynamic-import")).toEqual(
      [],
    );
    expect(code).not.toMatch(/\brequire\(|\bprocess\.|\bBuffer\b/);
  });
  it("scores there, byte for byte, as it does here", () => {
    const { standard, submission } = readmeExample();
    // A context has the language alone; of what browsers add, the digest needs TextEncoder.
    const context = createContext({
      TextEncoder,
      texts: { standard: JSON.stringify(standard), submission: JSON.stringify(submission) },
    });
    runInContext(code, context);
    const there: unknown = runInContext(
      `const prepared = scoring.prepare(JSON.parse(texts.standard));
       const result = scoring.evaluate(prepared, JSON.parse(texts.submission));
       JSON.stringify([result, scoring.explain(prepared, result.decision)])`,
      context,
    );
    const prepared = source.prepare(standard);
    const result = source.evaluate(prepared, submission);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    expect(there).toBe(JSON.stringify([result, source.explain(prepared, result.decision)]));
    expect(result.decision.outcome).toBe("passed");
  });
  it("throws there as it does here", () => {
    const context = createContext({ TextEncoder });
    runInContext(code, context);
    const faults = runInContext("scoring.checkStandard({})", context);
    expect(JSON.stringify(faults)).toBe(JSON.stringify(source.checkStandard({})));
    expect(runInContext("try { scoring.prepare({}) } catch (e) { e.code }", context)).toBe(
      "faulty-standard",
    );
  });
  it("knows the whole of its README's example without a loader", () => {
    const names = runInContext(`${code};Object.keys(scoring).sort().join()`, createContext({}));
    expect(names).toBe(Object.keys(source).sort().join());
  });
});
