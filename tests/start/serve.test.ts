import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Clone, freePort, serves } from "./clone";

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
