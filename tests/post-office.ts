import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface Letter {
  /** As SMTP was told: who gets it whatever the headers say. */
  recipients: string[];
  mail: Email;
  raw: string;
}

/** What the server answers instead of taking a letter. */
class Refused extends Error {
  constructor(
    message: string,
    readonly responseCode: number,
  ) {
    super(message);
  }
}

/** A real SMTP server that keeps what it takes, and can be told to refuse, to hold, to close and to come back. */
export class PostOffice {
  readonly letters: Letter[] = [];
  /** Answers to recipients by address: `{ "a@example.cn": [550, "no such user"] }`. */
  refused: Record<string, [number, string]> = {};
  /** The answer to whatever is sent. */
  refusedData: [number, string] | null = null;
  /** While set, letters are taken and not answered. */
  held = false;
  /** How many letters were begun. */
  begun = 0;
  port = 0;
  #server: SMTPServer | undefined;

  constructor(private readonly options: SMTPServerOptions = {}) {}

  get url() {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Opens on the port it had, or on `port`, unless it is open. */
  async open(port = this.port): Promise<this> {
    if (this.#server) return this;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      closeTimeout: 10,
      onRcptTo: ({ address }, _session, done) => {
        const refusal = this.refused[address];
        done(refusal ? new Refused(refusal[1], refusal[0]) : null);
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          this.begun += 1;
          if (this.held) return;
          if (this.refusedData) {
            done(new Refused(this.refusedData[1], this.refusedData[0]));
            return;
          }
          const raw = Buffer.concat(parts).toString("utf8");
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          PostalMime.parse(raw).then((mail) => {
            this.letters.push({ recipients, mail, raw });
            done();
          }, done);
        });
      },
      ...this.options,
    });
    server.on("error", () => {});
    server.listen(port, "127.0.0.1");
    await once(server.server, "listening");
    const address = server.server.address();
    this.port = typeof address === "object" && address ? address.port : port;
    this.#server = server;
    return this;
  }

  /** Nobody listens any more; what was begun is cut off. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await new Promise<void>((done) => (server ? server.close(done) : done()));
  }

  /** Letters to an address, in the order in which they came. */
  to(address: string): Letter[] {
    return this.letters.filter(({ recipients }) => recipients.includes(address));
  }
}

/** Waits for a condition by looking again and again, never for a fixed time. */
export async function until(look: () => unknown, what: string, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    if (await look()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}
