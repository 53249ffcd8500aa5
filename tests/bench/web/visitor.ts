/** A person at a browser, as far as the server can tell: one connection at a time kept open, cookies, no script. */
import { Agent, type IncomingMessage, request } from "node:http";

export interface Answer {
  status: number;
  text: string;
  /** From the first byte sent to the first of the body, in milliseconds: a page stands, what it streams comes later. */
  stood: number;
  /** From the first byte sent to the last byte read, in milliseconds. */
  took: number;
}

export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #cookies = new Map<string, string>();

  constructor(
    private readonly base: URL,
    readonly username: string,
  ) {}

  /** Signs in by the product's own way, as the sign-in page does. */
  async signIn(password: string): Promise<void> {
    const { text } = await this.get("/api/auth/csrf");
    const { csrfToken } = JSON.parse(text) as { csrfToken: string };
    const form = { csrfToken, username: this.username, password, json: "true" };
    const { status } = await this.post(
      "/api/auth/callback/credentials",
      new URLSearchParams(form).toString(),
      { "Content-Type": "application/x-www-form-urlencoded" },
    );
    if (status !== 200 || ![...this.#cookies.keys()].some((name) => name.endsWith("session-token")))
      throw new Error(`${this.username} could not sign in (${status})`);
  }

  get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    this.#ask("GET", path, { headers });

  post = (path: string, body: string, headers: Record<string, string>): Promise<Answer> =>
    this.#ask("POST", path, { body, headers });

  close(): void {
    this.#agent.destroy();
  }

  #ask(
    method: string,
    path: string,
    { body, headers }: { body?: string; headers: Record<string, string> },
  ): Promise<Answer> {
    const began = performance.now();
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Promise((done, failed) => {
      const sent = request(
        new URL(path, this.base),
        {
          ...{ method, agent: this.#agent },
          headers: {
            Origin: this.base.origin,
            ...(cookie ? { Cookie: cookie } : {}),
            ...(body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) }),
            ...headers,
          },
        },
        (response) => {
          this.#keep(response);
          const parts: Buffer[] = [];
          let stood = 0;
          response.once("data", () => {
            stood = performance.now() - began;
          });
          response.on("data", (part: Buffer) => parts.push(part));
          response.once("error", failed);
          response.once("end", () =>
            done({
              status: response.statusCode ?? 0,
              text: Buffer.concat(parts).toString(),
              stood,
              took: performance.now() - began,
            }),
          );
        },
      );
      sent.once("error", failed);
      sent.end(body);
    });
  }

  #keep({ headers }: IncomingMessage): void {
    for (const line of headers["set-cookie"] ?? []) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
