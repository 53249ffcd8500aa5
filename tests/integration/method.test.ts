import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMethod, loadMethodDocument } from "@/lib/method/loaders";
import { loadStandard, repealStandard } from "@/lib/standard/mutations";
import { openWorld, type World } from "./fixtures";

const family = "hangzhou-municipal";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { standard } = world.prepared;
  await loadStandard({
    ...standard,
    version: "2023",
    effectiveFrom: "2023-06-01",
    total: { ...standard.total, passMark: 490 },
  });
});
afterAll(() => world.close());

describe("the page of one version", () => {
  it("tells the family's versions, the newest first, and what this one changed", async () => {
    const { versions, changes, example } = await loadMethodDocument(family, "2023");
    expect(versions.map(({ view, change }) => [view.version, change])).toEqual([
      ["2023", { from: "2022-trial", count: changes.length }],
      ["2022-trial", null],
    ]);
    const said = changes.flatMap((one) => one.changes.map(({ sentence }) => sentence)).join("");
    expect(said).toContain("490");
    expect(example?.total.passMark).toBe(490);
  });
  it("of the first version has nothing before it", async () => {
    const { changes, example, other } = await loadMethodDocument(family, "2022-trial");
    expect(changes).toEqual([]);
    expect(example?.total.passMark).toBe(480);
    expect(other).toMatchObject({ level: "provincial" });
  });
  it("says when and why a version was repealed, and is still to be read", async () => {
    const { id } = (await loadMethodDocument(family, "2023")).view;
    await repealStandard(world.admin, { standardId: id, reason: "另行公布。" });
    const { versions } = await loadMethodDocument(family, "2023");
    expect(versions.map(({ repealed }) => repealed?.reason ?? null)).toEqual(["另行公布。", null]);
  });
  it("does not exist for any other name", async () => {
    for (const version of ["1999", "\0", "2022-trial@x"])
      await expect(loadMethodDocument(family, version)).rejects.toThrow();
  });
});

describe("the page on the method", () => {
  it("holds the city's newest version in force against the province's", async () => {
    const { contrasts } = await loadMethod();
    expect(contrasts[0]).toMatchObject({
      title: "数字化平台落地性达标分值",
      here: { text: "60.00 分" },
      there: { text: "56.00 分" },
    });
    // Both are 480 again, once the version with 490 is repealed.
    expect(contrasts.map(({ key }) => key)).not.toContain("total");
  });
});
