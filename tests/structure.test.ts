import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const files = ["app", "components", "lib"].flatMap(filesIn);
const modules = files.filter((file) => /\.tsx?$/.test(file));
const known = new Set(modules);
const sources = new Map(modules.map((file) => [file, readFileSync(join(root, file), "utf8")]));
const source = (file: string) => sources.get(file) ?? "";

/** The module of ours that a specifier means, without its ending; a package's name as it is. */
function resolved(from: string, specifier: string): string {
  const path = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? join(dirname(from), specifier)
      : null;
  if (path === null) return `package:${specifier}`;
  const found = ["", ".ts", ".tsx", "/index.ts"].find((ending) => known.has(path + ending));
  return found === undefined ? path : path + found;
}

// Imports of types too: a name from the wrong place is a dependency all the same.
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"|import "([^"]+)"/g;
const imports = new Map(
  modules.map((file) => [
    file,
    [...source(file).matchAll(IMPORT)].map((match) =>
      resolved(file, match[1] ?? match[2] ?? match[3] ?? ""),
    ),
  ]),
);

/** What a module needs when it runs: types are gone by then, and may lean on each other. */
const needed = (file: string) =>
  [...source(file).matchAll(IMPORT)]
    .filter((match) => !/^\s*(import|export) type\b/.test(match[0]))
    .map((match) => resolved(file, match[1] ?? match[2] ?? match[3] ?? ""));

const inside = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const nameOf = (file: string) =>
  file
    .split("/")
    .at(-1)
    ?.replace(/\.tsx?$/, "") ?? "";

/** Each offending import as `from → to`. */
const offences = (
  from: (file: string) => boolean,
  allowed: (to: string, from: string) => boolean,
) =>
  modules
    .filter(from)
    .flatMap((file) =>
      (imports.get(file) ?? []).filter((to) => !allowed(to, file)).map((to) => `${file} → ${to}`),
    );

const isPackage = (to: string) => to.startsWith("package:") || /\.(css|svg)$/.test(to);
const purePlaces = ["lib/calendar.ts", "lib/errors.ts"];

it("reads the whole tree", () => {
  expect(modules.length).toBeGreaterThan(200);
  const ours = [...imports.values()].flat().filter((to) => !isPackage(to));
  expect(ours.length).toBeGreaterThan(500);
  const lost = ours.filter((to) => !known.has(to) && !/^prisma\/(client\/|environment)/.test(to));
  expect(lost).toEqual([]);
});

describe("imports", () => {
  it("of a route are components and a domain's loaders, actions, schema and types", () => {
    const words = ["loaders", "actions", "schema", "types"];
    // next-auth's own route needs the options it is made of; the two words of front doors are pure.
    // The layouts of office and public pages ask who is signed in, to say so in the head.
    const besides = [
      "lib/auth/session.ts",
      "lib/auth/options.ts",
      "lib/auth/navigation.ts",
      "lib/scoring/index.ts",
      "lib/http/openapi.ts",
    ];
    expect(
      offences(
        inside("app"),
        (to) =>
          isPackage(to) ||
          inside("app")(to) ||
          inside("components")(to) ||
          purePlaces.includes(to) ||
          besides.includes(to) ||
          ["policy", ...words].includes(nameOf(to)),
      ),
    ).toEqual([]);
  });

  it("of a component never reach what reads or writes the database", () => {
    const words = ["actions", "schema", "types", "policy", "score", "permissions", "navigation"];
    expect(
      offences(
        inside("components"),
        (to) =>
          isPackage(to) ||
          inside("components")(to) ||
          inside("lib/scoring")(to) ||
          purePlaces.includes(to) ||
          (inside("lib")(to) && words.includes(nameOf(to))),
      ),
    ).toEqual([]);
  });

  it("of the primitives are primitives only", () => {
    expect(
      offences(inside("components/ui"), (to) => isPackage(to) || inside("components/ui")(to)),
    ).toEqual([]);
  });

  it("of the scoring library are its own modules and a few packages that run anywhere", () => {
    const found = offences(
      inside("lib/scoring"),
      (to) => inside("lib/scoring")(to) || to.startsWith("package:"),
    );
    expect(found).toEqual([]);
    const used = modules
      .filter(inside("lib/scoring"))
      .flatMap((file) => (imports.get(file) ?? []).filter(isPackage));
    expect([...new Set(used)].sort()).toEqual([
      "package:@noble/hashes/sha2.js",
      "package:@noble/hashes/utils.js",
      "package:highs",
      "package:json-canonicalize",
      "package:zod/mini",
    ]);
  });

  it("of the library never are routes or components", () => {
    expect(
      offences(inside("lib"), (to) => !inside("app")(to) && !inside("components")(to)),
    ).toEqual([]);
  });

  it("of the database are in data, mutations and the sign-in alone", () => {
    const besides = [
      "lib/db.ts",
      "lib/auth/limits.ts",
      "lib/auth/options.ts",
      "lib/auth/session.ts",
    ];
    const touching = modules.filter((file) =>
      (imports.get(file) ?? []).some(
        (to) => to === "lib/db.ts" || to.startsWith("prisma/client") || /@prisma|"pg"/.test(to),
      ),
    );
    expect(touching.length).toBeGreaterThan(10);
    // The command line closes the pool when it has done.
    const stray = touching.filter(
      (file) =>
        !["data", "mutations"].includes(nameOf(file)) &&
        !besides.includes(file) &&
        !inside("lib/cli")(file),
    );
    expect(stray).toEqual([]);
  });

  it("form no circle", () => {
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      state.set(file, "open");
      for (const to of needed(file)) if (known.has(to)) visit(to, [...path, file]);
      state.set(file, "done");
    };
    for (const file of modules) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe("a domain", () => {
  // Not domains of the workflow: the library, its data, sign-in, the command line, HTTP, documents, spreadsheets, files.
  const others = ["scoring", "standards", "auth", "cli", "http", "pdf", "workbook", "storage"];
  const words = "schema types policy data mutations loaders actions score".split(" ");

  it("has only files of the closed set", () => {
    const stray = modules
      .filter((file) => /^lib\/[a-z]+\//.test(file) && !others.includes(file.split("/")[1] ?? ""))
      .filter((file) => file.split("/").length !== 3 || !words.includes(nameOf(file)));
    expect(stray).toEqual([]);
  });

  const exportedFunctions = (file: string) =>
    source(file)
      .split(/\n(?=export )/)
      .filter((part) => /^export (async function|const \w+ = async)/.test(part));

  it("changes nothing without the audit", () => {
    const mutations = modules.filter((file) => nameOf(file) === "mutations");
    const writes = mutations.flatMap((file) =>
      exportedFunctions(file).map((text) => ({ file, text })),
    );
    expect(writes.length).toBeGreaterThan(20);
    // `createAccount` is `insertAccount` with a password, `inviteContributor` is `createAccount` for a district;
    // what is handed a transaction or the context of `inApplication` runs within a change that writes the audit;
    // `unaudited` says why it leaves no record, and `deliver` ends in it; `processStoredFile` makes previews of what
    // was audited when it came.
    const passing =
      /\b(audited|unaudited|inApplication|inDraft|inEvidence|inPart|inSurvey|inUpload|insertAccount|createAccount|saveDraft|setRemoved|deliver|processStoredFile)(<\w+>)?\(|\btx: Transaction\b|context: InApplication\b/;
    // Who is on which page now is no part of the record: it is worth nothing a minute later, is written every
    // few seconds, and its table does not even survive a crash.
    // A resident's answer leaves no record: it would say when somebody answered, which nothing may.
    const unrecorded = [
      "lib/presence/mutations.ts: markPresent",
      "lib/response/mutations.ts: storeAnswer",
      "lib/response/mutations.ts: markBurst",
      "lib/response/mutations.ts: settleAnswers",
    ];
    const silent = writes.filter(
      ({ file, text }) =>
        !passing.test(text) &&
        !unrecorded.includes(`${file}: ${/^export async function (\w+)/.exec(text)?.[1]}`),
    );
    expect(silent.map(({ file, text }) => `${file}: ${text.slice(0, 60)}`)).toEqual([]);
  });

  it("lets in only through the ladder, naming what it writes", () => {
    const actions = modules.filter((file) => nameOf(file) === "actions");
    const doors = actions.flatMap((file) =>
      source(file)
        .split(/\n(?=export )/)
        .slice(1)
        .map((text) => ({ file, text })),
    );
    expect(doors.length).toBeGreaterThan(18);
    for (const { file, text } of doors) {
      const name = `${file}: ${text.slice(0, 50)}`;
      expect(text, name).toMatch(/^export const \w+ = respond(ToForm)?\(/);
      expect(text, name).toMatch(/\.metadata\(\{ audit: "/);
      expect(text, name).toMatch(/\.inputSchema\(/);
    }
    for (const file of actions) expect(source(file), file).toMatch(/^"use server";/);
  });

  it("has no other door: `use server` stands in actions only", () => {
    const found = modules.filter((file) => /^\s*"use server"/m.test(source(file)));
    expect(found.filter((file) => nameOf(file) !== "actions")).toEqual([]);
  });
});

describe("files", () => {
  it("stay small enough to be read", () => {
    const long = modules.filter(
      (file) => readFileSync(join(root, file), "utf8").split("\n").length > 351,
    );
    expect(long).toEqual([]);
  });

  it("have default exports only where Next asks for them", () => {
    const found = modules.filter((file) => /^export default|as default\b/m.test(source(file)));
    expect(found.filter((file) => !inside("app")(file))).toEqual([]);
  });

  it("at the top are those of the layout, and what tools insist on", () => {
    const allowed = [
      ...["app", "components", "lib", "prisma", "public", "tests", "node_modules"],
      ...["package.json", "package-lock.json", "tsconfig.json", "next.config.js", "README.md"],
      ...["biome.json", "postcss.config.mjs", "prisma.config.ts", "proxy.ts", "next-env.d.ts"],
      // Made by tools, kept out of git.
      ...["reports", "test-results", "tsconfig.tsbuildinfo", "coverage"],
    ];
    const found = readdirSync(root).filter(
      (name) => !name.startsWith(".") && !allowed.includes(name),
    );
    expect(found).toEqual([]);
  });
});
