import "server-only";
import { projectOf, underVerification } from "../community/data";
import { db, type Transaction } from "../db";
import { digest } from "../scoring";
import { communityTypes } from "../standard/data";
import { inReadingOrder } from "../workbook/grid";
import { projectWord } from "../workbook/project-columns";
import { type ProjectList, projectError, readProjectList } from "../workbook/project-import";
import type { Looked } from "../workbook/types";
import { compareProjects, valueWords } from "./policy";
import type { Home, ProjectDifference, StoredProject } from "./types";

/** A file that has been read, with its digest and the titles of community types it was read by. */
export interface ReadList extends ProjectList {
  file: string;
  types: ReadonlyMap<string, string>;
}

/** Reads a list of the district's projects, sent as base64. */
export async function readProjects(home: Home, workbook: string): Promise<ReadList> {
  const types = new Map((await communityTypes()).map(({ id, title }) => [id, title]));
  const list = await readProjectList(Buffer.from(workbook, "base64"), types, home.districtName);
  return { ...list, file: digest(workbook), types };
}

/** The projects of a district as they stand. */
export async function projectsOf(
  districtId: string,
  client: Transaction = db(),
): Promise<StoredProject[]> {
  const rows = await client.community.findMany({
    where: { districtId },
    orderBy: { name: "asc" },
  });
  const locked = await underVerification(
    rows.map(({ id }) => id),
    client,
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    locked: locked.has(row.id),
    project: projectOf(row),
  }));
}

/** The list held against the district's projects: everything that is wrong, and what saving would change. */
export function compared(list: ReadList, stored: readonly StoredProject[]) {
  const { faults, ...difference } = compareProjects(list.rows, stored, list.types);
  const errors = [
    ...list.errors,
    ...faults.map(({ row, field, message }) => projectError(row, field, message)),
  ];
  const state = stored.map(({ id, version, locked }) => `${id} ${version} ${locked}`);
  return {
    errors: inReadingOrder(errors),
    difference,
    digest: digest({ file: list.file, state }),
  };
}

/** A difference in words, for whoever has to confirm it. */
function inWords(difference: ProjectDifference, list: ReadList) {
  const words = (project: ProjectDifference["added"][number], field: keyof typeof project) =>
    valueWords(project, field, list.types);
  return {
    added: difference.added.map((project) => ({
      key: project.name,
      title: project.name,
      text: [
        project.code,
        project.street,
        words(project, "type"),
        words(project, "tier"),
        words(project, "stage"),
      ]
        .filter(Boolean)
        .join("，"),
    })),
    changed: difference.changed.map(({ stored, after, fields }) => ({
      key: stored.id,
      title: stored.project.name,
      changes: fields.map((field) => ({
        label: projectWord(field),
        before: words(stored.project, field),
        after: words(after, field),
      })),
    })),
    unchanged: difference.unchanged,
    absent: difference.absent.map(({ id, project }) => ({ key: id, title: project.name })),
  };
}

/** What importing this list would do; nothing is saved. */
export async function lookAtProjects(home: Home, workbook: string): Promise<Looked> {
  const list = await readProjects(home, workbook);
  const { errors, difference, digest } = compared(list, await projectsOf(home.districtId));
  if (errors.length > 0) return { faults: errors };
  return { preview: { digest, ...inWords(difference, list) } };
}
