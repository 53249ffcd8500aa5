/** Documents for printing, set by typst in a process beside the server. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

export interface Task {
  id: number;
  /** Typst markup. What it is filled with comes as `sys.inputs`, never by pasting text into it. */
  template: string;
  inputs: Record<string, string>;
}
type Reply = { id: number; pdf?: Uint8Array; fault?: string };

const TIME_MS = 60_000;
const IDLE_MS = 30_000;

// The program runs in its own folder; from bundled code no path leads to a file beside the source.
const worker = () => join(/*turbopackIgnore: true*/ process.cwd(), "lib/pdf/worker.mjs");

let setter: ChildProcess | null = null;
let last = 0;
let idle: NodeJS.Timeout | undefined;
// One at a time: what one document may take is also what all of them may take.
let queue: Promise<unknown> = Promise.resolve();

function started(): ChildProcess {
  const child = fork(worker(), {
    execArgv: [],
    // Only what a program needs to run: no secrets.
    env: { PATH: process.env.PATH ?? "" } as unknown as NodeJS.ProcessEnv,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  return child;
}

function end(child: ChildProcess): void {
  if (setter === child) setter = null;
  child.kill("SIGKILL");
}

function set(task: Task): Promise<Uint8Array> {
  clearTimeout(idle);
  setter ??= started();
  const child = setter;
  return new Promise<Uint8Array>((resolve, reject) => {
    const settle = (reply: Reply | Error) => {
      clearTimeout(timer);
      child.off("message", heard);
      child.off("exit", gone);
      child.channel?.unref();
      if (reply instanceof Error || !reply.pdf) {
        end(child);
        reject(
          reply instanceof Error ? reply : new Error(`the document was not set: ${reply.fault}`),
        );
        return;
      }
      idle = setTimeout(() => end(child), IDLE_MS);
      idle.unref();
      resolve(new Uint8Array(reply.pdf));
    };
    const heard = (reply: unknown) => settle(reply as Reply);
    const gone = () => settle(new Error("the typesetter has ended"));
    const timer = setTimeout(
      () => settle(new Error("setting the document took too long")),
      TIME_MS,
    );
    child.on("message", heard);
    child.once("exit", gone);
    child.channel?.ref();
    child.send(task);
  });
}

/**
 * A PDF file (PDF/UA-1: tagged, in Chinese) of a template and what it is filled with. Nothing of it is kept.
 * @throws Error where the template is wrong, or a minute does not suffice
 */
export function renderPdf(template: string, inputs: Record<string, string>): Promise<Uint8Array> {
  const turn = queue.then(() => {
    last += 1;
    return set({ id: last, template, inputs });
  });
  queue = turn.catch(() => undefined);
  return turn;
}
