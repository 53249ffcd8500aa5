// Two kinds of work share one thread: pages of the office, for which somebody waits at a desk, and answers to
// surveys, which may come from a whole town at once. Answers wait while a page is being made.

/**
 * @typedef {{ since: number, go: () => void }} Waiting
 */

/** So many answers are in hand at once: enough to keep the database busy, few enough to be through in no time. */
const MOST = 3;
/** So long an answer waits for a quiet moment at most; then they go on one by one beside the pages. Milliseconds. */
const PATIENCE = 500;

export class Lane {
  #desks = 0;
  #inside = 0;
  /** @type {Waiting[]} */
  #waiting = [];
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /** @param {{ most?: number, patience?: number }} [limits] */
  constructor({ most = MOST, patience = PATIENCE } = {}) {
    this.most = most;
    this.patience = patience;
  }

  /** Somebody waits for this at a desk: answers let it go first. @param {import("node:http").ServerResponse} response */
  first(response) {
    this.#desks += 1;
    response.once("close", () => {
      this.#desks -= 1;
      this.#admit();
    });
  }

  /** Resolves when it is an answer's turn. @param {import("node:http").ServerResponse} response */
  async turn(response) {
    await new Promise((/** @type {(value?: undefined) => void} */ go) => {
      this.#waiting.push({ since: performance.now(), go });
      this.#admit();
    });
    const leave = () => {
      this.#inside -= 1;
      this.#admit();
    };
    if (response.closed || response.destroyed) leave();
    else response.once("close", leave);
  }

  #admit() {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const left = next.since + this.patience - performance.now();
      const quiet = this.#desks === 0;
      if (!quiet && left > 0) {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#admit();
        }, left);
        return;
      }
      if (this.#inside >= (quiet ? this.most : 1)) return;
      this.#inside += 1;
      this.#waiting.shift();
      next.go();
    }
  }
}
