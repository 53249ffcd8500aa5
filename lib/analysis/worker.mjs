// Answers, in a thread of its own, what needs the solver: it may compute for seconds, during which no other
// request could be served. Plain JavaScript: no bundler may fold it into the server. The library is read as it stands.
import { parentPort } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";

/** @type {typeof import("../scoring")} */
const { implication, inquire, prepare, ScoringError } = await tsImport(
  "../scoring/index.ts",
  import.meta.url,
);

/** @type {Map<string, import("../scoring").Prepared>} */
const known = new Map();
const MOST = 16;

/** @param {import("../scoring").Prepared} copy what came over: only `prepare` here makes one to score with */
function preparedHere({ standard, digest }) {
  const prepared = known.get(digest) ?? prepare(standard);
  if (known.size >= MOST) known.clear();
  known.set(digest, prepared);
  return prepared;
}

/** @param {import("./score").Question} question */
function answer(question) {
  if (question.task === "implication") {
    const { from, to, crosswalk } = question;
    return implication(preparedHere(from), preparedHere(to), crosswalk);
  }
  const { prepared, submission, asked } = question;
  const compare = asked.compare && { ...asked.compare, to: preparedHere(asked.compare.to) };
  return inquire(preparedHere(prepared), submission, { ...asked, compare });
}

/** @param {import("./score").Question} question @returns {Promise<import("./score").Reply>} */
async function reply(question) {
  try {
    return { ok: true, value: await answer(question) };
  } catch (error) {
    // Anything else ends this thread, which tells the server.
    if (!(error instanceof ScoringError)) throw error;
    const { code, faults, status } = error;
    return { ok: false, code, faults, status };
  }
}

parentPort?.on("message", async (question) => parentPort?.postMessage(await reply(question)));
