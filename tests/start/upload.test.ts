import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CHUNK_BYTES, type UploadAnswer } from "../../lib/upload/types";
import { Clone, type Command, freePort } from "./clone";

/** An upload that outlives the server: killed in the middle of a piece, ended in order, taken up each time. */

let clone: Clone;
beforeAll(() => {
  clone = new Clone().withOwnModules().withBuild();
});
afterAll(() => clone.remove());

const sum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

class Browser {
  #cookies = new Map<string, string>();
  constructor(private readonly origin: string) {}

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { cookie, origin: this.origin, ...init.headers };
    const answer = await fetch(`${this.origin}${path}`, { redirect: "manual", ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  async signIn(username: string, password: string): Promise<void> {
    const { csrfToken } = await (await this.ask("/api/auth/csrf")).json();
    const body = new URLSearchParams({ username, password, csrfToken, json: "true" });
    const answer = await this.ask("/api/auth/callback/credentials", { method: "POST", body });
    expect(answer.status).toBe(200);
  }

  async upload(path: string, init: RequestInit = {}) {
    const answer: UploadAnswer = await (await this.ask(`/api/uploads${path}`, init)).json();
    if (!answer.ok) throw new Error(answer.message);
    return answer;
  }
}

async function open(env: Record<string, string>): Promise<Command> {
  const command = clone.start({ DEMO: "1", ...env }, []);
  await command.says("系统已启动", 120);
  return command;
}

/** Everything at once, the database server too, without a word. */
async function strike() {
  for (const pid of clone.processes()) process.kill(Number(pid), "SIGKILL");
  await clone.allGone();
}

it("goes on where the server was killed, and where it was ended in order, with not a byte lost", async () => {
  const PORT = String(await freePort());
  const browser = new Browser(`http://127.0.0.1:${PORT}`);
  await open({ PORT });
  await browser.signIn("gongshu", "Weilai-2026");
  const [draft] = await clone.query(
    `SELECT a."id" FROM "Application" a JOIN "Community" c ON c."id" = a."communityId"
     WHERE a."state" = 'draft' AND c."districtId" = 'gongshu' ORDER BY a."createdAt" LIMIT 1`,
  );
  const bytes = Buffer.concat([
    Buffer.from("%PDF-1.4\n%"),
    randomBytes(4 * CHUNK_BYTES),
    Buffer.from("\n%%EOF\n"),
  ]);
  const about = { applicationId: draft.id, nodeId: "digital-access-devices", fileName: "台账.pdf" };
  const body = JSON.stringify({ ...about, size: bytes.length, fingerprint: "resumed" });
  const begin = () => browser.upload("", { method: "POST", body });
  const piece = (id: string, from: number) =>
    browser.upload(`/${id}`, {
      method: "PATCH",
      headers: { "upload-offset": String(from) },
      body: bytes.subarray(from, from + CHUNK_BYTES),
    });

  const { id } = await begin();
  await piece(id, 0);
  await piece(id, CHUNK_BYTES);
  // The next piece is on its way, half of it sent, when all is over.
  const halfway = new ReadableStream({
    async start(controller) {
      controller.enqueue(bytes.subarray(2 * CHUNK_BYTES, 2.5 * CHUNK_BYTES));
      await strike();
      controller.error(new Error("the line is dead"));
    },
  });
  await expect(
    browser.ask(`/api/uploads/${id}`, {
      method: "PATCH",
      headers: { "upload-offset": String(2 * CHUNK_BYTES) },
      body: halfway,
      duplex: "half",
    } as RequestInit),
  ).rejects.toThrow();

  const second = await open({ PORT });
  // The same file chosen again is the same upload, as far as it had come; the session still holds.
  expect(await begin()).toMatchObject({ id, received: 2 * CHUNK_BYTES, evidence: null });
  await piece(id, 2 * CHUNK_BYTES);
  process.kill(second.child.pid ?? 0, "SIGTERM");
  expect(await second.ended).toBe(0);
  await clone.allGone();

  const third = await open({ PORT });
  expect(await begin()).toMatchObject({ id, received: 3 * CHUNK_BYTES });
  await piece(id, 3 * CHUNK_BYTES);
  await piece(id, 4 * CHUNK_BYTES);
  const { evidence } = await browser.upload(`/${id}`, { method: "POST" });
  expect(evidence).toMatchObject({ sha256: sum(bytes), fileName: "台账.pdf" });
  const original = await browser.ask(`/applications/${draft.id}/evidence/${evidence?.id}`);
  expect(sum(Buffer.from(await original.arrayBuffer()))).toBe(sum(bytes));
  process.kill(third.child.pid ?? 0, "SIGTERM");
  expect(await third.ended).toBe(0);
}, 300_000);
