import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { env } from "../env";
import { Refusal } from "../errors";
import {
  type Crosswalk,
  digest,
  type Implication,
  type Inquiries,
  type inquire,
  type Plan,
  type PlanOptions,
  type Prepared,
  ScoringError,
  type Submission,
} from "../scoring";
import { BUSY } from "./policy";

/** What a thread is asked, and what it answers. */
export type Question =
  | { task: "inquire"; prepared: Prepared; submission: unknown; asked: Inquiries }
  | { task: "implication"; from: Prepared; to: Prepared; crosswalk: Crosswalk };
export type Reply =
  | { ok: true; value: unknown }
  | ({ ok: false } & Pick<ScoringError, "code" | "faults" | "status">);

const MEMORY_MB = 256;
/** One question is being answered and so many wait; a usual one takes a fifth of a second. */
const WAITING = 8;

// The program runs in its own folder; from bundled code no path leads to a file beside the source.
const worker = () => join(/*turbopackIgnore: true*/ process.cwd(), "lib/analysis/worker.mjs");

const stopped = (status: string) => new ScoringError("unsolved", [], status);

/** One thread, which is kept with the solver loaded, and the questions that wait for it. */
class Solver {
  #thread: Worker | null = null;
  #settle: ((outcome: Reply | Error) => void) | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #asked = 0;

  /**
   * @throws {Refusal} `busy`, at once, where too many questions wait
   * @throws {ScoringError} what the library throws; `unsolved` also where time or memory ran out
   */
  async ask<T>(question: Question): Promise<T> {
    if (this.#asked > WAITING) throw new Refusal("busy", BUSY);
    this.#asked += 1;
    const turn = this.#queue.then(() => this.#solve(question));
    this.#queue = turn.catch(() => undefined);
    try {
      const reply = await turn;
      if (reply.ok) return reply.value as T;
      throw new ScoringError(reply.code, reply.faults, reply.status);
    } finally {
      this.#asked -= 1;
    }
  }

  #start(): Worker {
    const thread = new Worker(worker(), {
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
    });
    thread.on("message", (reply: Reply) => this.#settle?.(reply));
    thread.on("error", (error: NodeJS.ErrnoException) => {
      const spent = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.#end(thread, spent ? stopped("Memory limit reached") : error);
    });
    thread.on("exit", () => this.#end(thread, new Error("the solver's thread has ended")));
    return thread;
  }

  /** The next question gets a new thread. */
  #end(thread: Worker, reason: Error): void {
    if (this.#thread !== thread) return;
    this.#thread = null;
    void thread.terminate();
    this.#settle?.(reason);
  }

  #solve(question: Question): Promise<Reply> {
    this.#thread ??= this.#start();
    const thread = this.#thread;
    return new Promise((resolve, reject) => {
      thread.postMessage(question);
      const limit = env().SOLVER_SECONDS * 1000;
      const timer = setTimeout(() => this.#end(thread, stopped("Time limit reached")), limit);
      this.#settle = (outcome) => {
        this.#settle = null;
        clearTimeout(timer);
        // A thread that only waits must not keep a process from ending.
        thread.unref();
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      thread.ref();
    });
  }
}

/** A thread for the office and one for everybody: what strangers ask must not keep officials waiting. */
const solvers = { office: new Solver(), open: new Solver() };
type Asker = keyof typeof solvers;

/** The library's `inquire`, beside the server. Throws as `Solver.ask`. */
export function inquireBeside(
  asker: Asker,
  prepared: Prepared,
  submission: unknown,
  asked: Inquiries,
): ReturnType<typeof inquire> {
  return solvers[asker].ask({ task: "inquire", prepared, submission, asked });
}

const MOST_PLANS = 500;
const planned = new Map<string, Promise<Plan | null>>();

/**
 * The library's plan, beside the server. A submission that has not changed has the same plan: the newest are kept.
 * @returns null where there is none for this submission. Throws as `Solver.ask`.
 */
export function plannedBeside(
  prepared: Prepared,
  submission: Submission,
  options: PlanOptions,
): Promise<Plan | null> {
  const key = digest({ standard: prepared.digest, submission, options });
  const known =
    planned.get(key) ??
    inquireBeside("office", prepared, submission, { plan: options }).then(
      (found) => (found.ok && found.decision.plan) || null,
    );
  // Set again, so that what was asked for last is the last to be forgotten.
  planned.delete(key);
  planned.set(key, known);
  if (planned.size > MOST_PLANS) planned.delete(planned.keys().next().value ?? "");
  known.catch(() => planned.delete(key));
  return known;
}

type Implications = Record<string, Implication>;

// Standards never change and proofs do not either, so one is enough for each pair.
const proven = new Map<string, Promise<Implications>>();

/** The library's `implication`, beside the server, once for each question. Throws as `Solver.ask`. */
export function provenImplication(
  asker: Asker,
  from: Prepared,
  to: Prepared,
  crosswalk: Crosswalk,
): Promise<Implications> {
  const key = `${from.digest} ${to.digest} ${digest(crosswalk)}`;
  const known =
    proven.get(key) ??
    solvers[asker].ask<Implications>({ task: "implication", from, to, crosswalk });
  proven.set(key, known);
  known.catch(() => proven.delete(key));
  return known;
}
