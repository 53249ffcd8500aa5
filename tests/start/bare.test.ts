import { describe, expect, it } from "vitest";
import { Clone, freePort, serves } from "./clone";

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
