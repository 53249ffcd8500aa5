import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findApplication } from "@/lib/application/data";
import { changeBatch } from "@/lib/batch/mutations";
import { db } from "@/lib/db";
import { announce } from "@/lib/notice/mutations";
import { findNotice, findPublished, noticePage, publishedPage } from "@/lib/publication/data";
import { publish } from "@/lib/publication/mutations";
import { approve } from "@/lib/review/mutations";
import { correctDay } from "@/lib/workday/mutations";
import { endOfPeriod } from "@/lib/workday/policy";
import {
  announced,
  dayFromToday,
  fate,
  newVerified,
  openWorld,
  refusal,
  sql,
  stateOf,
  versionOf,
  type World,
} from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function newApproved() {
  const { id } = await newVerified(world);
  return { id, code: await approve(world.admin, id, await versionOf(id)) };
}

describe("a public notice", () => {
  it("runs for the batch's working days from the day on which it begins", async () => {
    const { id, code } = await newApproved();
    expect(await findNotice(code)).toBeNull();
    const endsOn = await announce(world.admin, id, await versionOf(id));
    expect(endsOn).toBe(endOfPeriod(dayFromToday(0), 5));
    expect(await stateOf(id)).toBe("notice");
    expect((await findApplication(id))?.facts.noticeEndsOn).toBe(endsOn);
    expect(await findNotice(code)).toMatchObject({
      ...{ standing: "running", startsOn: dayFromToday(0), endsOn, workingDays: 5 },
      result: { outcome: "passed" },
    });
    expect((await noticePage(1, 10)).notices.map((notice) => notice.code)).toContain(code);
    expect(await findPublished(code)).toBeNull();
    expect((await publishedPage(1, 10)).total).toBe(0);
  });

  it("keeps the outcome from being published until it is over, and shows it as published then", async () => {
    const { id, code } = await newApproved();
    const version = await versionOf(id);
    expect(await fate(publish(world.admin, id, version))).toBe("wrong-state");
    // Five working days from today are not over today, whatever day that is.
    await announce(world.admin, id, version);
    const early = await refusal(publish(world.admin, id, await versionOf(id)));
    expect(early.message).toContain("期满后才能公布");
    expect(await findPublished(code)).toBeNull();
    const over = await newApproved();
    await announced(world, over.id);
    await publish(world.admin, over.id, await versionOf(over.id));
    expect(await findNotice(over.code)).toMatchObject({ standing: "published" });
    expect((await noticePage(1, 10)).notices.map((notice) => notice.code)).not.toContain(over.code);
  });

  it("is begun by administrators only, once, and never changes after that", async () => {
    const { id, code } = await newApproved();
    const version = await versionOf(id);
    for (const who of [world.reviewer, world.official, world.observer])
      expect(await fate(announce(who, id, version))).toBe("not-allowed");
    await announce(world.admin, id, version);
    expect(await fate(announce(world.admin, id, version))).toBe("wrong-state");
    for (const change of [
      `UPDATE "PublicNotice" SET "endsOn" = current_date`,
      `DELETE FROM "PublicNotice"`,
      `TRUNCATE "PublicNotice"`,
    ])
      await expect(sql(world, change)).rejects.toThrow(/is frozen/);
    const before = await findNotice(code);
    const batch = await db().batch.findUniqueOrThrow({ where: { id: world.batchId } });
    const reviewerIds = [world.reviewer.id, world.secondReviewer.id, world.deputy.id];
    await changeBatch(world.admin, {
      ...{ batchId: world.batchId, version: batch.version, closesOn: dayFromToday(30) },
      ...{ reviewerIds, noticeDays: 9 },
    });
    expect(await findNotice(code)).toEqual(before);
    const later = await newApproved();
    expect(await announce(world.admin, later.id, await versionOf(later.id))).toBe(
      endOfPeriod(dayFromToday(0), 9),
    );
  });

  it("counts by the calendar as an administrator has corrected it, from then on", async () => {
    const first = await newApproved();
    const noticeDays = 9;
    const plain = await announce(world.admin, first.id, await versionOf(first.id));
    expect(plain).toBe(endOfPeriod(dayFromToday(0), noticeDays));
    await correctDay(world.admin, { day: plain, working: false, source: "测试〔2026〕1号" });
    await correctDay(world.admin, { day: plain, working: false, source: "测试〔2026〕2号" });
    expect((await findApplication(first.id))?.facts.noticeEndsOn).toBe(plain);
    const second = await newApproved();
    const later = await announce(world.admin, second.id, await versionOf(second.id));
    expect(later).toBe(endOfPeriod(plain, 1));
  });
});
