import { readFileSync } from "node:fs";

export interface Block {
  /** What stands behind the fence: `json`, `ts`, nothing. */
  language: string;
  text: string;
}

/** The fenced blocks of a document of this project, in order. */
export function blocksOf(path: string): Block[] {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((match) => {
    return { language: match[1] ?? "", text: match[2] ?? "" };
  });
}

/** The standard, and the submission to it, that the library's README walks through. */
export function readmeExample(): { standard: unknown; submission: unknown } {
  const blocks = blocksOf("lib/scoring/README.md");
  const standard = blocks.find(({ language }) => language === "json");
  const lines = blocks.flatMap(({ language, text }) => (language === "" ? text.split("\n") : []));
  const submission = lines.find((line) => line.startsWith("{"));
  if (!standard || !submission) throw new Error("the README has no example any more");
  return { standard: JSON.parse(standard.text), submission: JSON.parse(submission) };
}
