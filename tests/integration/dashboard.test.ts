import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerCommunity } from "@/lib/community/mutations";
import type { CommunityInput } from "@/lib/community/schema";
import { dashboardFor } from "@/lib/dashboard/loaders";
import { percentText, startRate, totalOf } from "@/lib/dashboard/policy";
import { db } from "@/lib/db";
import { publish } from "@/lib/publication/mutations";
import { approve } from "@/lib/review/mutations";
import {
  announced,
  communityInput,
  newDraft,
  newSubmitted,
  newVerified,
  openWorld,
  versionOf,
  type World,
} from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function register(by: "official" | "stranger", count: number, more: Partial<CommunityInput>) {
  for (let at = 0; at < count; at += 1)
    await registerCommunity(world[by], {
      ...communityInput,
      name: `${by}-${Object.values(more).join("-")}-${at}`,
      ...more,
    });
}

describe("the dashboard", () => {
  it("shows the article's figures: 89 projects on the lists, 68 started, a start rate of 76.4 %", async () => {
    const year = { listedOn: "2021-05-20", listBatch: "2021年" };
    await register("official", 40, { stage: "started", ...year });
    await register("official", 11, { stage: "listed", ...year });
    await register("stranger", 20, { stage: "completed", ...year });
    await register("stranger", 8, { stage: "acceptance" });
    await register("stranger", 10, { stage: "listed", listBatch: "2022年" });
    await register("stranger", 3, { stage: "declared" });
    const { projects, projectsByDistrict, projectsByYear, projectsByBatch } = await dashboardFor(
      world.admin,
    );
    expect(startRate(projects.stages)).toEqual({ part: 68, whole: 89 });
    expect(percentText(startRate(projects.stages))).toBe("76.4%");
    expect(totalOf(projects.stages)).toBe(92);
    expect(projectsByDistrict).toHaveLength(13);
    const rates = (rows: typeof projectsByYear) =>
      rows
        .filter(({ stages }) => totalOf(stages) > 0)
        .map(({ title, stages }) => [title, percentText(startRate(stages))]);
    expect(rates(projectsByDistrict)).toEqual([
      ["拱墅区", "78.4%"],
      ["西湖区", "73.7%"],
    ]);
    expect(rates(projectsByYear)).toEqual([
      ["2021年", "84.5%"],
      ["列入名单日期未填", "44.4%"],
    ]);
    expect(rates(projectsByBatch)).toEqual([
      ["2022年", "0.0%"],
      ["2021年", "84.5%"],
      ["创建批次未填", "100.0%"],
    ]);
  });

  it("shows officials their own district only, others every district", async () => {
    const own = await dashboardFor({ ...world.stranger, districtName: "西湖区" });
    expect(own.scope).toBe("西湖区");
    expect(startRate(own.projects.stages)).toEqual({ part: 28, whole: 38 });
    expect([own.projectsByDistrict, own.applicationsByDistrict]).toEqual([[], []]);
    expect(own.projectsByYear.map(({ stages }) => totalOf(stages))).toEqual([20, 21]);
    for (const role of ["reviewer", "observer"] as const) {
      const all = await dashboardFor({ role, districtId: null, districtName: null });
      expect(totalOf(all.projects.stages)).toBe(92);
    }
  });

  it("counts applications by state, outcomes only once published, and no earlier result", async () => {
    await newDraft(world);
    await newSubmitted(world);
    const approveNew = async () => {
      const { id, communityId } = await newVerified(world);
      await approve(world.admin, id, await versionOf(id));
      return { id, communityId };
    };
    const { communityId } = await approveNew();
    const { id } = await approveNew();
    await announced(world, id);
    await publish(world.admin, id, await versionOf(id));
    await db().earlierResult.create({
      data: {
        ...{ communityId, year: 2021, standardId: world.standardId, source: "测试" },
        ...{ submission: {}, decision: { outcome: "passed" }, digest: "x" },
        importedById: world.official.id,
      },
    });
    const { applications, applicationsByDistrict } = await dashboardFor(world.admin);
    expect(applications).toMatchObject({
      states: {
        ...{ draft: 1, submitted: 1, returned: 0, verified: 0 },
        ...{ approved: 1, notice: 0, published: 1, revoked: 0 },
      },
      passed: 1,
      failed: 0,
    });
    expect(applicationsByDistrict.find(({ key }) => key === "gongshu")).toMatchObject({
      states: applications.states,
      passed: 1,
    });
    const elsewhere = await dashboardFor({ ...world.stranger, districtName: "西湖区" });
    expect(elsewhere.applications.states).toMatchObject({ draft: 0, published: 0 });
  });
});
