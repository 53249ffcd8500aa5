import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approve } from "@/lib/review/mutations";
import { outcomesAfter } from "@/lib/standard/data";
import { newVerified, openWorld, versionOf, type World } from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("the outcomes a candidate is replayed on", () => {
  it("are all those of the version it was drawn from, in pages, and stay untouched", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const { id } = await newVerified(world);
      await approve(world.admin, id, await versionOf(id));
      ids.push(id);
    }
    const version = world.prepared.standard;
    const first = await outcomesAfter(version, null, 2);
    const rest = await outcomesAfter(version, first.at(-1)?.id ?? null, 2);
    expect([first.length, rest.length]).toEqual([2, 1]);
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(3);
    expect(await outcomesAfter({ ...version, version: "none" }, null, 2)).toEqual([]);
  });
});
