/**
 * npm run bench: what an evaluation costs beside two rules engines that do the same job, beside parsing
 * the submission, and beside a loop that only adds up as many marks. All in one run, in turns.
 */
import { deepStrictEqual } from "node:assert";
import { cpus } from "node:os";
import { evaluate, prepare } from "../../lib/scoring";
import { compiledOf } from "../../lib/scoring/prepare";
import { roomForScores, scoreState } from "../../lib/scoring/scores";
import type { LeafState } from "../../lib/scoring/settle";
import { readSubmission } from "../../lib/scoring/submission";
import type { Submission } from "../../lib/scoring/types";
import { findBundledStandard } from "../../lib/standards";
import { jsonRulesEngine } from "./json-rules-engine";
import { type Contender, measured, type Row } from "./measure";
import { gatesOf, type Peer, placesOf, type Result } from "./peer";
import { seededSubmissions } from "./submissions";
import { zenEngine } from "./zen";

const SUBMISSIONS = 1000;
const SEED = 20_220_523;
/** So many submissions are at work at a time: what a server would have in its caches. */
const ROUND = 20;
const MILLION = 1_000_000;

const collect = globalThis.gc;
if (!collect) throw new Error("run by npm run bench, which exposes the garbage collector");

const prepared = prepare(findBundledStandard("hangzhou-municipal"));
const c = compiledOf(prepared);
const places = placesOf(prepared.standard);
const gates = gatesOf(prepared.standard, places);
const texts = seededSubmissions(prepared.standard, SUBMISSIONS, SEED).map((s) => JSON.stringify(s));
const submissions = texts.map((text) => JSON.parse(text) as Submission);
/** Results go here, so that no engine can leave out work whose result nobody reads. */
const kept: unknown[] = [null];

const cents = (marks: number | null) => Math.round((marks ?? 0) * 100);

function ownResult(submission: Submission): Result {
  const result = evaluate(prepared, submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const { outcome, total, nodes, gates: judged } = result.decision;
  const passed = new Map(judged.map((gate) => [`${gate.kind} ${gate.id}`, gate.passed]));
  return {
    outcome,
    total: cents(total.score),
    scores: places.map(({ node }) => cents(nodes[node.id]?.score ?? null)),
    gates: gates.map(({ kind, index }) => {
      return passed.get(`${kind} ${places[index]?.node.id ?? "total"}`) ?? null;
    }),
  };
}

function stateOf(submission: Submission): LeafState {
  const reading = readSubmission(c, submission);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.state;
}

function scoresResult(state: LeafState): Result {
  const { outcome, total, verdicts, settled } = scoreState(c, state, roomForScores(c));
  const scores = Array.from(settled.score);
  return { outcome, total, scores, gates: Array.from(verdicts, (v) => (v === 2 ? null : v === 1)) };
}

/** Throws unless every contender decides every submission as we do. */
async function compareAll(peers: readonly Peer<unknown>[]): Promise<void> {
  const outcomes: Record<string, number> = {};
  for (const submission of submissions) {
    const own = ownResult(submission);
    outcomes[own.outcome] = (outcomes[own.outcome] ?? 0) + 1;
    deepStrictEqual(scoresResult(stateOf(submission)), own);
    for (const peer of peers) {
      deepStrictEqual(peer.result(await peer.evaluate(submission)), own, peer.name);
    }
  }
  const spread = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  console.log(
    `All ${peers.length + 2} ways agree on every score, gate and outcome: ${spread.join(", ")}.\n`,
  );
}

function contenders(peers: readonly Peer<unknown>[]): Contender[] {
  const states = submissions.map(stateOf);
  const room = roomForScores(c);
  const marks = states.map((state) => Float64Array.from(c.leaves, (i) => state.score[i] ?? 0));
  const own: Contender[] = [
    {
      name: "evaluate",
      passes: 20,
      run: (i) => {
        kept[0] = evaluate(prepared, submissions[i]);
      },
    },
    {
      name: "scores only",
      passes: 200,
      run: (i) => {
        const state = states[i];
        if (state) kept[0] = scoreState(c, state, room);
      },
    },
    {
      name: "JSON.parse",
      passes: 20,
      run: (i) => {
        kept[0] = JSON.parse(texts[i] ?? "");
      },
    },
    {
      name: "adding up the marks",
      passes: 1000,
      run: (i) => {
        const list = marks[i] ?? new Float64Array();
        let sum = 0;
        for (let k = 0; k < list.length; k += 1) sum += list[k] ?? 0;
        kept[0] = sum;
      },
    },
  ];
  return own.concat(
    peers.map(({ name, evaluate: decide }) => ({
      name,
      passes: 1,
      runAsync: async (i: number) => {
        kept[0] = await decide(submissions[i] as Submission);
      },
    })),
  );
}

const figure = (value: number, digits: number) =>
  value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

function printTable(rows: readonly Row[]): void {
  const own = rows.find((row) => row.name === "evaluate")?.cpu ?? Number.NaN;
  const head = ["", "CPU µs", "per second", "p50 µs", "p99 µs", "÷ evaluate"];
  const lines = rows.map(({ name, cpu, p50, p99 }) => [
    name,
    figure(cpu, 2),
    figure(1e6 / cpu, 0),
    figure(p50, 2),
    figure(p99, 2),
    figure(cpu / own, 3),
  ]);
  const widths = head.map((_, k) =>
    Math.max(...[head, ...lines].map((line) => line[k]?.length ?? 0)),
  );
  for (const line of [head, ...lines]) {
    const cells = line.map((cell, k) =>
      k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0),
    );
    console.log(cells.join("  "));
  }
  console.log();
}

const usedHeap = () => {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
};

/** By how many bytes the heap grows over a million calls. Garbage is collected before each reading. */
function growth(
  name: string,
  call: (submission: Submission | undefined, i: number) => void,
): number {
  for (let i = 0; i < 20_000; i += 1) call(submissions[i % SUBMISSIONS], i);
  kept[0] = null;
  const before = usedHeap();
  for (let i = 0; i < MILLION; i += 1) call(submissions[i % SUBMISSIONS], i);
  kept[0] = null;
  const after = usedHeap();
  const mega = (bytes: number) => `${figure(bytes / 1e6, 2)} MB`;
  console.log(
    `Heap over a million calls of ${name}: ${mega(before)} before, ${mega(after)} after.`,
  );
  return after - before;
}

function printGoals(rows: readonly Row[], grown: number): void {
  const cpu = (name: string) => rows.find((row) => row.name === name)?.cpu ?? Number.NaN;
  const own = cpu("evaluate");
  const peer = Math.min(cpu("json-rules-engine"), cpu("@gorules/zen-engine"));
  const goals: [string, number, boolean][] = [
    ["evaluate ÷ JSON.parse, at most 1", own / cpu("JSON.parse"), own <= cpu("JSON.parse")],
    ["faster peer ÷ evaluate, at least 50", peer / own, peer >= 50 * own],
    ["evaluate ÷ scores only, at least 8", own / cpu("scores only"), own >= 8 * cpu("scores only")],
    ["heap growth in MB, less than 1", grown / 1e6, grown < 1e6],
  ];
  for (const [goal, value, met] of goals) {
    console.log(`${met ? "met    " : "NOT MET"}  ${goal}: ${figure(value, 2)}`);
  }
}

const peers: Peer<unknown>[] = [
  jsonRulesEngine(prepared.standard) as Peer<unknown>,
  zenEngine(prepared.standard) as Peer<unknown>,
];
const { family, version } = prepared.standard;
const size = figure(
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / SUBMISSIONS / 1000,
  1,
);
console.log(
  `${family}@${version}: ${c.size} nodes, ${c.leaves.length} leaves, ${gates.length} gates. ` +
    `${SUBMISSIONS} submissions of ${size} KB (seed ${SEED}).\n` +
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}.`,
);
await compareAll(peers);
const rows = await measured(contenders(peers), SUBMISSIONS, ROUND);
printTable(rows);
const grown = growth("evaluate", (submission) => {
  kept[0] = evaluate(prepared, submission);
});
const state = stateOf(submissions[0] as Submission);
const room = roomForScores(c);
const grownByScores = growth("scores only", () => {
  kept[0] = scoreState(c, state, room);
});
console.log();
printGoals(rows, Math.max(grown, grownByScores));
