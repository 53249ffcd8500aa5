import { chmodSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clone, freePort, ordinaryUser } from "./clone";

let clone: Clone;
beforeAll(() => {
  clone = new Clone(ordinaryUser()).withOwnModules();
});
afterAll(() => clone.remove());

/** One sentence, a code that is not 0, and no stack: what the person reads is what to do. */
async function refusal(env: Record<string, string>, args: string[] = []) {
  const command = clone.start(env, args);
  expect(await command.ended).toBe(1);
  expect(command.output.trimEnd().split("\n")).toHaveLength(1);
  return command.output;
}

it("a port in use", async () => {
  const server = createServer();
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  try {
    expect(await refusal({ PORT: String(port) })).toBe(
      `端口 ${port} 已被占用：请先停止占用它的程序，或改用 PORT=${port + 1} npm start。\n`,
    );
  } finally {
    server.close();
  }
});

it("a port that is none", async () => {
  expect(await refusal({ PORT: "http" })).toContain("PORT=http 不是有效的端口");
});

it("a word that is no mode", async () => {
  expect(await refusal({}, ["serve"])).toContain("不认识参数「serve」");
});

it("a database nobody serves", async () => {
  const port = await freePort();
  const url = `postgresql://app:secret@127.0.0.1:${port}/acceptance`;
  const sentence = await refusal({ DATABASE_URL: url }, ["database"]);
  expect(sentence).toContain(`无法连接数据库 127.0.0.1:${port}/acceptance：`);
  expect(sentence).not.toContain("secret");
});

it("an address that is no database's", async () => {
  const sentence = await refusal({ DATABASE_URL: "acceptance" }, ["database"]);
  expect(sentence).toContain("DATABASE_URL 不是有效的地址");
});

it("a data directory that may not be written to", async () => {
  const data = join(clone.dir, ".data");
  mkdirSync(data, { recursive: true });
  chmodSync(data, 0o555);
  const sentence = await refusal({}, ["database"]);
  expect(sentence).toBe(
    `无法写入 ${data}：没有写入权限，请改用拥有该目录的用户运行，或用 chown 把目录交给当前用户。\n`,
  );
});
