// What the commands say to the person in front of the terminal: Chinese, short, with the remedy.

/** An expected failure: its message is one sentence for the user, shown without a stack. */
export class Refusal extends Error {
  name = "Refusal";
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Ends a command on an error: a refusal as its one sentence, anything else with the details a developer needs.
 * @param {unknown} error
 */
export function explain(error) {
  const expected = error instanceof Refusal;
  const text = error instanceof Error ? (expected ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
}

const SYSTEM = {
  EACCES: "没有写入权限",
  EPERM: "没有写入权限",
  EROFS: "所在的文件系统是只读的",
  ENOSPC: "磁盘空间已满",
  EDQUOT: "磁盘配额已用完",
};

/**
 * Turns a file system error into its sentence; returns other errors unchanged.
 * @param {unknown} error
 * @param {string} path
 */
export function fileRefusal(error, path) {
  const code = /** @type {NodeJS.ErrnoException} */ (error)?.code;
  const reason = code && SYSTEM[/** @type {keyof typeof SYSTEM} */ (code)];
  if (!reason) return error;
  const remedy = reason.includes("权限")
    ? "请改用拥有该目录的用户运行，或用 chown 把目录交给当前用户"
    : "请腾出空间或换一个可写的目录后重试";
  return new Refusal(`无法写入 ${path}：${reason}，${remedy}。`);
}
