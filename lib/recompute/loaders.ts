import "server-only";
import { attachment } from "../http/headers";
import { loadOutcome } from "../publication/loaders";
import { digest } from "../scoring";
import { findMark, frozenTexts } from "./data";
import { BUNDLE_FORMAT, type Digests, type DocumentName, documentTitles } from "./types";

/** The files in which a published outcome can be had, as they are called in its address. */
const files: readonly string[] = [...Object.keys(documentTitles), "bundle"];

function bundle(
  code: string,
  { submission, standard, decision }: Record<DocumentName, string>,
  digests: Digests,
): string {
  const head = `"format":${JSON.stringify(BUNDLE_FORMAT)},"code":${JSON.stringify(code)}`;
  return `{${head},"submission":${submission},"standard":${standard},"decision":${decision},"digests":${JSON.stringify(digests)}}`;
}

/**
 * One file of a published outcome, `bundle.json` and the like: what names its content, and a way to read it. The
 * documents are the very bytes that were frozen. null for any other code or name.
 */
export async function findOutcomeFile(
  code: string,
  name: string,
): Promise<{ tag: string; disposition: string; read: () => Promise<string> } | null> {
  const file = files.find((known) => name === `${known}.json`);
  const mark = file === undefined ? null : await findMark(code);
  if (!file || !mark) return null;
  const read = async () => {
    const texts = await frozenTexts(code);
    if (!texts) throw new Error(`outcome ${code} is no longer published`);
    if (file !== "bundle") return texts[file as DocumentName];
    const submission = digest(JSON.parse(texts.submission));
    const digests = { submission, standard: mark.standardDigest, decision: mark.digest };
    return bundle(code, texts, digests);
  };
  const tag = `${file}-${mark.digest.slice(0, 32)}-${mark.standardDigest.slice(0, 16)}`;
  return { tag, disposition: attachment(`${code}-${file}.json`), read };
}

/** What the page that computes an outcome again starts from; for any other code the page does not exist. */
export async function loadRecomputation(code: string) {
  const { outcome, standard } = await loadOutcome(code);
  const digests: Digests = {
    submission: digest(outcome.submission),
    standard: outcome.standardDigest,
    decision: outcome.digest,
  };
  return { code, communityName: outcome.communityName, standard, digests };
}
