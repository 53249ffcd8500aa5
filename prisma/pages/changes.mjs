// Hears from PostgreSQL when something that public pages show has changed, and knows when it cannot hear.
import pg from "pg";

const CHANNEL = "public_pages";
/** A server elsewhere may fall silent without the connection breaking: asked so often, it has so long to answer. */
const BEAT = 400;
const SOONEST = 100;
const LATEST = 2_000;

const isHere = (/** @type {string} */ url) =>
  ["localhost", "127.0.0.1", "[::1]", ""].includes(new URL(url).hostname);

/** @param {pg.Client} client @returns {Promise<void>} fails where no answer comes in time */
async function beat(client) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error("no answer")), BEAT);
  });
  try {
    await Promise.race([client.query("SELECT 1"), late]);
  } finally {
    clearTimeout(timer);
  }
}

export class Changes {
  /** Rises with every change, and with every time of which nothing is known. */
  generation = 0;
  /** Whether changes are heard of at once. Until then, and while the connection is down, nothing kept may be shown. */
  hears = false;
  #ended = false;
  #wait = SOONEST;
  /** @type {pg.Client | undefined} */
  #client;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {string} url of the database, reached directly: a pooler does not pass notifications on
   * @param {() => void} forget what to do at a change
   * @param {boolean} [beats] whether to ask whether the server is still there; where it is on this machine, the
   * system says at once when it is not
   */
  constructor(url, forget, beats = !isHere(url)) {
    this.url = url;
    this.forget = forget;
    this.beats = beats;
  }

  /** Connects, and again whenever that is lost. Never fails: until it is connected, `hears` is false. */
  async listen() {
    if (this.#ended) return;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: CHANNEL,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    this.#client = client;
    const lost = () => this.#lose(client);
    client.on("error", lost).on("end", lost);
    client.on("notification", () => this.#changed());
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      if (this.#client !== client || this.#ended) return;
      this.#changed();
      this.hears = true;
      this.#wait = SOONEST;
      if (this.beats) this.#keepAsking(client);
    } catch {
      lost();
    }
  }

  async end() {
    this.#ended = true;
    this.hears = false;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }

  #changed() {
    this.generation += 1;
    this.forget();
  }

  /** @param {pg.Client} client */
  #lose(client) {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.hears = false;
    this.#changed();
    // Not waited for: a server that has fallen silent does not say goodbye either.
    client.end().catch(() => {});
    if (this.#ended) return;
    this.#timer = setTimeout(() => this.listen(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LATEST);
  }

  /** @param {pg.Client} client */
  #keepAsking(client) {
    this.#timer = setTimeout(async () => {
      try {
        await beat(client);
        if (this.#client === client) this.#keepAsking(client);
      } catch {
        this.#lose(client);
      }
    }, BEAT);
  }
}
