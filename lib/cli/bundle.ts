/** `--bundle`: a published outcome computed again from the file that its page gives. */
import { bundleIn, readJsonFile, UnreadableFile } from "../recompute/policy";
import { recompute } from "../recompute/score";
import type { Recomputation } from "../recompute/types";

const SUM = /^[0-9a-f]{64}$/;

/**
 * @param digest the decision's, from the site or a certificate; without it the bundle's own counts
 * @returns what was held against what; or the sentence that says why nothing could be
 */
export function recomputed(
  name: string,
  bytes: Uint8Array,
  digest?: string,
): Recomputation | string {
  const sum = digest?.trim().toLowerCase();
  if (sum !== undefined && !SUM.test(sum)) return "--digest 应为 64 位十六进制的结论摘要值。";
  try {
    const { documents, digests } = bundleIn(name, readJsonFile(name, bytes));
    const published = {
      // A bundle cannot say what its own inputs ought to be; its decision is held against the computed one.
      documents: { decision: documents.decision },
      digests: { ...digests, ...(sum === undefined ? {} : { decision: sum }) },
    };
    return recompute(documents, published);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}

/** A recomputation as lines for people. */
export function inLines({ headline, steps }: Recomputation): string {
  const lines = steps.flatMap(({ title, word, sentence, digests, disparities, count }) => [
    `${title}：${word}。${sentence}`,
    ...(digests && digests.published !== digests.found
      ? [`  公布的摘要值 ${digests.published}`, `  现在的摘要值 ${digests.found}`]
      : []),
    ...disparities.map(
      ({ place, path, published, found }) =>
        `  ${place}（${path}）：公布的 ${published ?? "没有"}，现在的 ${found ?? "没有"}`,
    ),
    ...(count > disparities.length ? [`  另有 ${count - disparities.length} 处没有列出。`] : []),
  ]);
  return `${[...lines, headline].join("\n")}\n`;
}
