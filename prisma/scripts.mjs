// The scripts of pages that do without the application's: `*.browser.ts(x)` beside the components they belong to.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root } from "./environment.mjs";

/** Where Next serves what is named by its content from, for good. */
const AT = "static/scripts";

const entries = () =>
  readdirSync(join(root, "components"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.browser\.tsx?$/.test(path))
    .sort()
    .map((path) => ({
      in: join("components", path),
      out: basename(path).replace(/\.browser\.tsx?$/, ""),
    }));

/** @param {{ development: boolean }} how */
const options = ({ development }) => ({
  absWorkingDir: root,
  outdir: join(root, development ? ".next/dev" : ".next", AT),
  entryNames: development ? "[name]" : "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  // What is needed only after a press comes after a press.
  splitting: true,
  // Asked for by a package where it runs in Node.
  external: ["node:module"],
  format: /** @type {const} */ ("esm"),
  // Phones that are still in use. What they lack besides the language is asked for before it is used.
  target: ["chrome80", "safari14.1", "firefox78"],
  jsx: /** @type {const} */ ("automatic"),
  define: { "process.env.NODE_ENV": development ? '"development"' : '"production"' },
  minify: !development,
  charset: /** @type {const} */ ("utf8"),
  logLevel: /** @type {const} */ ("silent"),
  metafile: true,
});

/** @param {import("esbuild").Metafile[]} metafiles @returns {string} the file of each script, as JSON */
function named(metafiles) {
  const files = metafiles
    .flatMap(({ outputs }) => Object.entries(outputs))
    .flatMap(([path, { entryPoint }]) =>
      entryPoint?.includes(".browser.")
        ? [[basename(path).replace(/-[^-]*$/, ""), basename(path)]]
        : [],
    );
  return JSON.stringify(Object.fromEntries(files));
}

/**
 * Bundles them, to be told to `next build` by PAGE_SCRIPTS and written where that has built.
 * @returns {Promise<{ names: string, write: () => void }>}
 */
export async function bundleScripts() {
  const { build } = await import("esbuild");
  // Each by itself: what two have in common is small, and would be one more thing to wait for.
  const built = await Promise.all(
    entries().map((entry) =>
      build({ ...options({ development: false }), entryPoints: [entry], write: false }),
    ),
  );
  const write = () => {
    for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles)) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
  };
  return { names: named(built.map(({ metafile }) => metafile)), write };
}

/** Bundles them where Next's development server finds them by their plain names, and again at each change. */
export async function watchScripts() {
  const { context } = await import("esbuild");
  const bundling = await context({ ...options({ development: true }), entryPoints: entries() });
  await bundling.watch();
}
