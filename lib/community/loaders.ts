import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { allDistricts } from "../account/data";
import { applicationPage, newestApplications } from "../application/data";
import { can, inDistrict, type Permission } from "../auth/permissions";
import { requirePermission } from "../auth/session";
import { districtRoles, type Person } from "../auth/types";
import { allBatches } from "../batch/data";
import { phaseOf } from "../batch/types";
import { dayOf } from "../calendar";
import { earlierResults } from "../result/data";
import { communityTypes } from "../standard/data";
import { communityFacets, communityPage, findCommunity } from "./data";
import { communityListSchema } from "./schema";
import type { CommunityFilter, CommunityList, CommunityRow, CommunityView } from "./types";

const pageSize = 20;

async function typeTitles(): Promise<Map<string, string>> {
  return new Map((await communityTypes()).map(({ id, title }) => [id, title]));
}

/** What an address asks for, as far as it makes sense here, and whose communities the person may see. */
async function askedFor(person: Person, search: unknown) {
  const { sort, page, ...asked } = communityListSchema.parse(search);
  const own = districtRoles.includes(person.role) ? (person.districtId ?? "") : null;
  const [types, facets, districts] = await Promise.all([
    typeTitles(),
    communityFacets(own),
    own === null ? allDistricts() : [],
  ]);
  const filter: CommunityFilter = {
    ...asked,
    type: types.has(asked.type) ? asked.type : "",
    listBatch: facets.listBatches.includes(asked.listBatch) ? asked.listBatch : "",
    district: districts.some(({ id }) => id === asked.district) ? asked.district : "",
  };
  return { own, sort, page, filter, types, facets, districts };
}

/** The list a person may see: officials their own district's communities, others all. A page past the end is the last. */
export async function loadCommunities(
  search: unknown,
): Promise<CommunityList & { person: Person; mayRegister: boolean; mayImport: boolean }> {
  const person = await requirePermission("community.read");
  const { own, sort, page: asked, filter, ...choices } = await askedFor(person, search);
  const order = { sort, size: pageSize };
  const found = await communityPage(own, filter, { ...order, page: asked });
  const pageCount = Math.max(1, Math.ceil(found.total / pageSize));
  const page = Math.min(asked, pageCount);
  const { communities } =
    page === asked ? found : await communityPage(own, filter, { ...order, page });
  const newest = await newestApplications(
    person,
    communities.map(({ id }) => id),
  );
  const rows: CommunityRow[] = communities.map((community) => ({
    ...community,
    application: newest.get(community.id) ?? null,
  }));
  return {
    ...choices,
    person,
    filter,
    sort,
    rows,
    total: found.total,
    page,
    pageCount,
    mayRegister: can(person, "community.register"),
    mayImport: can(person, "project.import"),
  };
}

/** Everything the same address lists, for a file: so many at most, and how many there are. */
export async function loadCommunityExport(search: unknown, most: number) {
  const person = await requirePermission("community.read");
  const { own, sort, filter, types } = await askedFor(person, search);
  return { person, types, ...(await communityPage(own, filter, { sort, page: 1, size: most })) };
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

/** A community with its applications and earlier results, and the running batches in which it has none yet. */
export const loadCommunity = cache(async (id: string) => {
  const { person, community } = await communityFor(id, "community.read");
  const [{ applications }, types, batches, earlier] = await Promise.all([
    applicationPage(person, { communityId: community.id }, 1, 100),
    typeTitles(),
    can(person, "application.create") ? allBatches() : [],
    earlierResults(community.id),
  ]);
  const today = dayOf(new Date());
  const taken = new Set(applications.map(({ view }) => view.batchId));
  const running = batches.filter((batch) => phaseOf(batch, today) === "running");
  return {
    person,
    community,
    typeTitle: types.get(community.type) ?? community.type,
    applications: applications.map(({ view }) => view).reverse(),
    earlier,
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
