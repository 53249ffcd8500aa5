import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Manifest {
  node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Every server action of the build: its id and a page that brings it to the browser. */
export function builtActions(): Map<string, { id: string; page: string }> {
  built ??= readActions();
  return built;
}

let built: Map<string, { id: string; page: string }> | undefined;

function readActions(): Map<string, { id: string; page: string }> {
  const file = process.env.DOORS_MANIFEST ?? ".next/server/server-reference-manifest.json";
  const manifest = JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest;
  return new Map(
    Object.entries(manifest.node).map(([id, { exportedName, workers }]) => [
      exportedName,
      {
        id,
        page: (Object.keys(workers)[0] ?? "")
          .replace(/^app/, "")
          .replace(/\/page$/, "")
          .replace(/\/\([a-z]+\)/g, "")
          .replace("[family]/[version]", "hangzhou-municipal/2022-trial")
          .replace("[...path]", "digital")
          .replace("[section]", "digital")
          .replace("[scene]", "health"),
      },
    ]),
  );
}

/** What is changed by an address of its own rather than by an action. */
export const addresses: Record<string, (id: string) => string> = {
  saveAnswers: (id) => `/applications/${encodeURIComponent(id)}/answers`,
};

export interface Answered {
  status: number;
  ok?: boolean;
  code?: string;
  message?: string;
  data?: unknown;
}

/** Changes something as the browser does, by a server action or an address, and reads what it answers. */
export async function call(
  baseURL: string | undefined,
  name: string,
  input: unknown,
  {
    cookie,
    id,
    headers = {},
  }: { cookie?: string; id?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const address = addresses[name];
  const subject = id ?? (input as { applicationId?: string } | null)?.applicationId ?? randomUUID();
  if (address) {
    const response = await fetch(new URL(address(subject), baseURL), {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Origin: new URL("/", baseURL).origin,
        ...(cookie ? { Cookie: cookie } : {}),
        ...headers,
      },
      body: JSON.stringify(input),
    });
    return { status: response.status, ...((await response.json()) as object) };
  }
  const action = builtActions().get(name);
  if (!action) throw new Error(`the build has no action ${name}`);
  const response = await fetch(new URL(action.page.replace("[id]", subject), baseURL), {
    method: "POST",
    redirect: "manual",
    headers: {
      Accept: "text/x-component",
      "Content-Type": "text/plain;charset=UTF-8",
      "Next-Action": action.id,
      Origin: new URL("/", baseURL).origin,
      ...(cookie ? { Cookie: cookie } : {}),
      ...headers,
    },
    body: JSON.stringify([input]),
  });
  const text = await response.text();
  // The answer's first row points to the action's result, a row of its own.
  const pointer = /^0:.*?"a":"\$@([0-9a-f]+)"/m.exec(text)?.[1];
  const row = pointer && new RegExp(`^${pointer}:(\\{.*\\})$`, "m").exec(text)?.[1];
  return { status: response.status, ...(row ? (JSON.parse(row) as object) : {}) };
}

/** Runs tasks with a few under way at once, as the server's own pool allows. */
export async function inTurn<Task>(tasks: readonly Task[], run: (task: Task) => Promise<void>) {
  const waiting = [...tasks];
  const worker = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await run(task);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
