import { createInterface } from "node:readline";
import { Writable } from "node:stream";

export type Ask = (question: string, options?: { hidden?: boolean }) => Promise<string>;

/** Talks with whoever sits at the terminal. What is typed at a `hidden` question does not show. */
export async function conversation<T>(talk: (ask: Ask) => Promise<T>): Promise<T> {
  let silent = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!silent) process.stderr.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  const typed = lines[Symbol.asyncIterator]();
  try {
    return await talk(async (question, { hidden = false } = {}) => {
      process.stderr.write(question);
      silent = hidden;
      const line = await typed.next();
      silent = false;
      if (hidden) process.stderr.write("\n");
      if (line.done) throw new Error("输入已结束，没有建立账号。");
      return line.value;
    });
  } finally {
    lines.close();
  }
}

/** Runs a command: a failure is one sentence and exit code 1, never a stack. */
export function command(work: () => Promise<void>): void {
  work().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
