import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Clone, type Command, freePort } from "./clone";

/** Starts as a person would, fetches a page, and ends with Ctrl-C. */
async function serves(clone: Clone, command: Command, port: string, seconds: number) {
  await command.says("系统已启动", seconds);
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: "manual" });
  expect(answer.status).toBeLessThan(500);
  expect(command.output.trimEnd()).toMatch(
    new RegExp(`系统已启动，请用浏览器打开 http://127.0.0.1:${port}（按 Ctrl-C 停止）。$`),
  );
  process.kill(-(command.child.pid ?? 0), "SIGINT");
  // npm passes on that Ctrl-C ended it; the launcher alone says 0.
  expect([0, 130]).toContain(await command.ended);
  expect(command.output).not.toMatch(/error/i);
  await clone.allGone();
}

describe("npm start", () => {
  let clone: Clone;
  beforeAll(() => {
    clone = new Clone().withOwnModules().withBuild();
  });
  afterAll(() => clone.remove());

  it("serves, ends at Ctrl-C, and the second time has nothing to build", async () => {
    for (const round of [1, 2]) {
      const PORT = String(await freePort());
      const command = clone.run("npm", ["start"], { PORT });
      await serves(clone, command, PORT, 200);
      if (round === 2) expect(command.output).not.toContain("正在构建");
    }
  }, 300_000);

  it("ends the server with the launcher, however that ends", async () => {
    const PORT = String(await freePort());
    const command = clone.start({ PORT }, []);
    await command.says("系统已启动");
    process.kill(command.child.pid ?? 0, "SIGKILL");
    await clone.allGone();
    const again = clone.start({ PORT }, []);
    await serves(clone, again, PORT, 60);
  });
});

// Minutes of downloading and building: where everything is to be proved.
describe.runIf(process.env.CI)("npm start on a bare copy", () => {
  it("installs, builds, fills the database, serves and names the demonstration accounts", async () => {
    const clone = new Clone();
    try {
      const PORT = String(await freePort());
      const command = clone.run("npm", ["start"], { PORT, DEMO: "" });
      await command.says("系统已启动", 540);
      expect(command.output).toContain("演示账号");
      await serves(clone, command, PORT, 1);
    } finally {
      await clone.remove();
    }
  }, 600_000);
});
