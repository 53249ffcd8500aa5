/** A person at a browser, as far as the server can tell: one connection at a time kept open, cookies, no script. */
import { Agent, type IncomingMessage, request } from "node:http";
import { builtActions } from "../../e2e/support/doors";

export interface Answer {
  status: number;
  text: string;
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

  /** Calls a server action as the page's form does. @returns what it answers, and how long it took */
  async call<T>(name: string, page: string, input: unknown): Promise<{ result: T; took: number }> {
    const action = builtActions().get(name);
    if (!action) throw new Error(`the build has no action ${name}`);
    const { text, took } = await this.post(page, JSON.stringify([input]), {
      Accept: "text/x-component",
      "Content-Type": "text/plain;charset=UTF-8",
      "Next-Action": action.id,
    });
    // The answer's first row points to the action's result, a row of its own.
    const pointer = /^0:.*?"a":"\$@([0-9a-f]+)"/m.exec(text)?.[1];
    const row = pointer && new RegExp(`^${pointer}:(\\{.*\\})$`, "m").exec(text)?.[1];
    if (!row) throw new Error(`${name} gave no result: ${text.slice(0, 200)}`);
    return { result: JSON.parse(row) as T, took };
  }

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
          response.on("data", (part: Buffer) => parts.push(part));
          response.once("error", failed);
          response.once("end", () =>
            done({
              status: response.statusCode ?? 0,
              text: Buffer.concat(parts).toString(),
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
