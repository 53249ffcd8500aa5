import "server-only";
import { requirePermission } from "../auth/session";
import { dayOf } from "../calendar";
import { loadCommunityExport } from "../community/loaders";
import { communityTypes } from "../standard/data";
import { type Download, download } from "../workbook/loaders";
import { MOST_PROJECTS, projectWorkbook } from "../workbook/project-export";

/** For the page that imports: whose district's list it is. */
export async function loadProjectImport(): Promise<{ district: string }> {
  const person = await requirePermission("project.import");
  return { district: person.districtName ?? "" };
}

/** The empty list to fill in. */
export async function loadProjectTemplate(): Promise<Download> {
  await requirePermission("project.import");
  const types = new Map((await communityTypes()).map(({ id, title }) => [id, title]));
  return download(await projectWorkbook([], types), "项目库模板", "projects-template");
}

/** What the list at the same address shows, as the workbook that can be imported again; null where it is too long. */
export async function loadProjectExport(search: unknown): Promise<Download | null> {
  const { person, communities, total, types } = await loadCommunityExport(search, MOST_PROJECTS);
  if (total > MOST_PROJECTS) return null;
  const projects = communities.map((community) => ({
    district: community.districtName,
    project: community,
  }));
  const scope = person.districtName ?? "全市";
  const name = `项目库-${scope}-${dayOf(new Date())}`;
  return download(await projectWorkbook(projects, types), name, "projects");
}
