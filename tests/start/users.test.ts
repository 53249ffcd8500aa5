import { chmodSync } from "node:fs";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { Clone, ordinaryUser } from "./clone";

const root = process.getuid?.() === 0;

async function startsTwice(clone: Clone) {
  try {
    for (const round of [1, 2]) {
      const command = await clone.database();
      if (round === 1) await clone.leaveWitness();
      expect(await clone.isKept()).toBe(true);
      command.child.kill("SIGTERM");
      expect(await command.ended).toBe(0);
      await clone.allGone();
    }
  } finally {
    await clone.remove();
  }
}

describe("who starts it", () => {
  it("an ordinary user", () => startsTwice(new Clone(ordinaryUser()).withOwnModules()));

  it.runIf(root)("root, in a directory that only root may enter", () => {
    const clone = new Clone().withOwnModules();
    chmodSync(clone.top, 0o700);
    return startsTwice(clone);
  });
});

describe("a database of one's own, named by DATABASE_URL", () => {
  it("gets demonstration data in production only when asked, and no embedded server runs", async () => {
    const host = new Clone().withModules();
    const guest = new Clone().withModules();
    try {
      await host.database();
      const url = await host.newDatabase();
      const start = async (env: Record<string, string>) => {
        const command = await guest.database({ DATABASE_URL: url, ...env });
        command.child.kill("SIGTERM");
        expect(await command.ended).toBe(0);
      };
      const accounts = async () => {
        const client = new pg.Client(url);
        await client.connect();
        const { rows } = await client.query('select count(*)::int as n from "Account"');
        await client.end();
        return rows[0].n;
      };
      // Unlike the clones' own default: here nobody has said anything about demonstration data.
      await start({ NODE_ENV: "production", DEMO: "" });
      expect(await accounts()).toBe(0);
      expect(guest.hasCluster()).toBe(false);
      await start({ NODE_ENV: "production", DEMO: "1" });
      expect(await accounts()).toBeGreaterThan(0);
    } finally {
      await guest.remove();
      await host.remove();
    }
  });
});
