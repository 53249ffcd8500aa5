import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { applicationPage } from "../application/data";
import { can, inDistrict, type Permission } from "../auth/permissions";
import { requirePermission } from "../auth/session";
import type { Person } from "../auth/types";
import { allBatches } from "../batch/data";
import { phaseOf } from "../batch/types";
import { dayOf } from "../calendar";
import { communityTypes } from "../standard/data";
import { communityPage, findCommunity } from "./data";
import { communityListSchema } from "./schema";
import type { CommunityView } from "./types";

const pageSize = 20;

async function typeTitles(): Promise<Map<string, string>> {
  return new Map((await communityTypes()).map(({ id, title }) => [id, title]));
}

/** The list a person may see: officials their own district's communities, others all. */
export async function loadCommunities(search: unknown) {
  const person = await requirePermission("community.read");
  const { q, page } = communityListSchema.parse(search);
  const district = person.role === "district-official" ? (person.districtId ?? "") : null;
  const [{ communities, total }, types] = await Promise.all([
    communityPage(district, q, page, pageSize),
    typeTitles(),
  ]);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  if (page > pageCount) notFound();
  const mayRegister = can(person, "community.register");
  return { person, communities, types, total, q, page, pageCount, mayRegister };
}

/** One community, for whoever holds `permission` and has it within bounds; for anybody else it does not exist. */
async function communityFor(
  id: string,
  permission: Permission,
): Promise<{ person: Person; community: CommunityView }> {
  const person = await requirePermission(permission);
  const community = z.uuid().safeParse(id).success ? await findCommunity(id) : null;
  if (!community || !inDistrict(person, community.districtId)) notFound();
  return { person, community };
}

/** A community with its applications, and the running batches in which it has none yet. */
export const loadCommunity = cache(async (id: string) => {
  const { person, community } = await communityFor(id, "community.read");
  const [{ applications }, types, batches] = await Promise.all([
    applicationPage(person, { communityId: community.id }, 1, 100),
    typeTitles(),
    can(person, "application.create") ? allBatches() : [],
  ]);
  const today = dayOf(new Date());
  const taken = new Set(applications.map(({ view }) => view.batchId));
  const running = batches.filter((batch) => phaseOf(batch, today) === "running");
  return {
    person,
    community,
    typeTitle: types.get(community.type) ?? community.type,
    applications: applications.map(({ view }) => view).reverse(),
    mayChange: can(person, "community.change"),
    mayApply: can(person, "application.create"),
    anyRunning: running.length > 0,
    open: running
      .filter((batch) => !taken.has(batch.id))
      .map(({ id, title, opensOn, closesOn }) => ({ id, title, opensOn, closesOn })),
  };
});

/** For the form that registers a community: officials only. */
export async function loadNewCommunity() {
  const person = await requirePermission("community.register");
  return { person, types: await communityTypes() };
}

/** For the form that changes a community: officials of its district only. */
export const loadCommunityEdit = cache(async (id: string) => {
  const { community } = await communityFor(id, "community.change");
  return { community, types: await communityTypes() };
});
