import "server-only";
import { isoDay } from "../calendar";
import { db } from "../db";
import type { DueDrafts, DuePart, DueReturn } from "./types";

/** How many points the newest round named for rectification, by application. */
export async function namedPoints(applicationIds: readonly string[]): Promise<Map<string, number>> {
  const groups = await db().rectification.groupBy({
    by: ["applicationId", "round"],
    where: { applicationId: { in: [...applicationIds] } },
    _count: { nodeId: true },
    orderBy: { round: "asc" },
  });
  return new Map(groups.map((group) => [group.applicationId, group._count.nodeId]));
}

const between = (first: string, last: string) => ({ gte: new Date(first), lte: new Date(last) });

/** Drafts whose batch's last day lies between two ISO days, both included: by batch and district. */
export async function draftsDue(first: string, last: string): Promise<DueDrafts[]> {
  const rows = await db().application.findMany({
    where: { state: "draft", batch: { closesOn: between(first, last) } },
    select: {
      batch: { select: { id: true, title: true, closesOn: true } },
      community: { select: { name: true, districtId: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  const groups = new Map<string, DueDrafts>();
  for (const { batch, community } of rows) {
    const key = `${batch.id} ${community.districtId}`;
    const group = groups.get(key) ?? {
      batchId: batch.id,
      batchTitle: batch.title,
      districtId: community.districtId,
      dueOn: isoDay(batch.closesOn),
      communities: [],
    };
    group.communities.push(community.name);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Returned applications that are asked back between two ISO days, both included. */
export async function returnsDue(first: string, last: string): Promise<DueReturn[]> {
  const rows = await db().application.findMany({
    where: { state: "returned", dueOn: between(first, last) },
    select: {
      id: true,
      dueOn: true,
      version: true,
      community: { select: { name: true, districtId: true } },
    },
  });
  return rows.flatMap(({ id, dueOn, version, community: { name, districtId } }) =>
    dueOn
      ? [{ applicationId: id, version, communityName: name, districtId, dueOn: isoDay(dueOn) }]
      : [],
  );
}

/** Pages in contributors' hands that are asked back between two ISO days, of applications still being filled in. */
export async function partsDue(first: string, last: string): Promise<DuePart[]> {
  const rows = await db().sectionAssignment.findMany({
    where: {
      state: "open",
      dueOn: between(first, last),
      application: { state: { in: ["draft", "returned"] } },
    },
    select: {
      applicationId: true,
      contributorId: true,
      dueOn: true,
      application: { select: { community: { select: { name: true } } } },
    },
  });
  const groups = new Map<string, DuePart>();
  for (const { applicationId, contributorId, dueOn, application } of rows) {
    if (!dueOn) continue;
    const day = isoDay(dueOn);
    const key = `${applicationId} ${contributorId} ${day}`;
    const communityName = application.community.name;
    const known = groups.get(key);
    const parts = (known?.parts ?? 0) + 1;
    groups.set(key, { applicationId, contributorId, communityName, dueOn: day, parts });
  }
  return [...groups.values()];
}
