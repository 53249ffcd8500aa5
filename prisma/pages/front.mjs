// Stands before the application: gives public pages from memory, and everything else to the application.
import { request as ask, createServer } from "node:http";
import { duplexPair, pipeline } from "node:stream";
import { isAnswer, isDesk, isStill, keptAs } from "./addresses.mjs";
import { Changes } from "./changes.mjs";
import { copyOf, isForAll, pass, send } from "./copy.mjs";
import { Lane } from "./lane.mjs";
import { passStill } from "./still.mjs";
import { Store } from "./store.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Incoming
 * @typedef {import("node:http").ServerResponse} Outgoing
 * @typedef {import("./copy.mjs").Copy} Copy
 * @typedef {import("./copy.mjs").Answer} Answer
 * @typedef {import("./addresses.mjs").Kept} Kept
 */

const MEGABYTE = 1024 * 1024;
const DAY = 24 * 60 * 60 * 1_000;
const HANGZHOU = 8 * 60 * 60 * 1_000;

/** The day in Hangzhou as a number: with it standards come into force and periods end. */
const today = () => Math.floor((Date.now() + HANGZHOU) / DAY);

export class Front {
  /** Pages of which there are only so many, and others: a flood of queries must not drive out what people read. */
  #plain = new Store(48 * MEGABYTE);
  #narrowed = new Store(16 * MEGABYTE);
  /** What is being made, so that it is made once. @type {Map<string, Promise<Copy | Answer | null>>} */
  #flights = new Map();
  #day = today();
  #lane = new Lane();
  #inner;

  /**
   * @param {object} parts
   * @param {(request: Incoming, response: Outgoing) => Promise<void>} parts.handle the application
   * @param {string} parts.database where changes are heard of
   * @param {string} parts.address the site's own, which the application is asked under whatever a visitor says
   */
  constructor({ handle, database, address }) {
    this.handle = handle;
    this.host = new URL(address).host;
    this.changes = new Changes(database, () => this.#forget());
    this.#inner = createServer(handle);
  }

  /** Answers one request. @param {Incoming} request @param {Outgoing} response */
  async answer(request, response) {
    const kept = this.changes.hears ? keptAs(request) : null;
    if (!kept) {
      if (isDesk(request)) this.#lane.first(response);
      else if (isAnswer(request)) await this.#lane.turn(response);
      return isStill(request) ? this.#still(request, response) : this.handle(request, response);
    }
    if (this.#day !== today()) {
      this.#day = today();
      this.#forget();
    }
    const made = this.#storeOf(kept).get(kept.key) ?? (await this.#made(kept));
    if (made === null) return this.handle(request, response);
    return "br" in made ? send(made, request, response) : pass(made, response);
  }

  async end() {
    await this.changes.end();
  }

  #forget() {
    this.#plain.clear();
    this.#narrowed.clear();
    this.#flights.clear();
  }

  /** @param {Kept} kept @returns {Store<Copy>} */
  #storeOf({ plain }) {
    return plain ? this.#plain : this.#narrowed;
  }

  /**
   * Has the application make it: once for all who wait. Who comes after a change is not given what began before.
   * @param {Kept} kept
   */
  #made(kept) {
    const under = this.#flights.get(kept.key);
    if (under) return under;
    const flight = this.#make(kept)
      .catch(() => null)
      .finally(() => {
        if (this.#flights.get(kept.key) === flight) this.#flights.delete(kept.key);
      });
    this.#flights.set(kept.key, flight);
    return flight;
  }

  /** @param {Kept} kept @returns {Promise<Copy | Answer>} the answer itself where it is not to be kept: an error, say */
  async #make(kept) {
    const { generation } = this.changes;
    const day = this.#day;
    const answer = await this.#render(kept);
    if (!isForAll(answer)) return answer;
    const copy = await copyOf(answer, kept);
    // What began before a change may show what was before it: good for those who asked then, not to be kept.
    if (this.changes.hears && generation === this.changes.generation && day === this.#day)
      this.#storeOf(kept).set(kept.key, copy);
    return copy;
  }

  /**
   * Asks the application as a visitor of whom nothing is known but what the key says.
   * @param {Kept} kept @returns {Promise<Answer>}
   */
  #render({ path, headers }) {
    return this.#asked({ path, headers: { host: this.host, ...headers } });
  }

  /** Has a page made for this visitor, with all that is known of them. @param {Incoming} request @param {Outgoing} response */
  async #still(request, response) {
    const { method, url: path, headers, socket } = request;
    // Packed it could not be read here.
    const { "accept-encoding": _packed, expect: _asks, ...said } = headers;
    said["x-forwarded-for"] ??= socket.remoteAddress;
    await passStill(await this.#asked({ method, path, headers: said }, request), request, response);
  }

  /**
   * Asks the application over a connection in memory.
   * @param {import("node:http").RequestOptions} asked @param {Incoming} [from] whose body goes with it
   * @returns {Promise<Answer>}
   */
  #asked(asked, from) {
    return new Promise((done, failed) => {
      const [ours, theirs] = duplexPair();
      this.#inner.emit("connection", theirs);
      const sent = ask(
        {
          ...asked,
          headers: { ...asked.headers, connection: "close" },
          createConnection: () => /** @type {import("node:net").Socket} */ (ours),
        },
        async (answer) => {
          try {
            const parts = [];
            for await (const part of answer) parts.push(part);
            const { statusCode: status = 500 } = answer;
            done({ status, headers: answer.headers, body: Buffer.concat(parts) });
          } catch (error) {
            failed(error);
          }
        },
      );
      sent.once("error", failed);
      if (!from) sent.end();
      else pipeline(from, sent, (error) => error && failed(error));
    });
  }
}
