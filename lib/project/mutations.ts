import "server-only";
import { randomUUID } from "node:crypto";
import { audited } from "../audit/mutations";
import type { Person } from "../auth/types";
import type { Project } from "../community/schema";
import { dateFields } from "../community/types";
import { Prisma, type Transaction } from "../db";
import { Refusal } from "../errors";
import { compared, projectsOf, readProjects } from "./data";
import type { ConfirmImport } from "./schema";
import type { Home, ImportCounts } from "./types";

interface SavedProject {
  id: string;
  project: Project;
}

const columns = [
  ...["code", "name", "street", "type", "tier", "listBatch", "stage", "households", "residents"],
  ...dateFields,
];
const named = (of = "") => Prisma.raw(columns.map((column) => `${of}"${column}"`).join(", "));

/** Projects as the rows of a table that a statement reads. */
function rowsOf(projects: readonly SavedProject[]): Prisma.Sql {
  const each = <Value>(read: (project: Project) => Value) =>
    projects.map(({ project }) => read(project));
  return Prisma.sql`unnest(
    ${projects.map(({ id }) => id)}::uuid[], ${each((p) => p.code)}::text[], ${each((p) => p.name)}::text[],
    ${each((p) => p.street)}::text[], ${each((p) => p.type)}::text[], ${each((p) => p.tier)}::text[],
    ${each((p) => p.listBatch)}::text[], ${each((p) => p.stage)}::text[],
    ${each((p) => p.households)}::int[], ${each((p) => p.residents)}::int[],
    ${each((p) => p.declaredOn)}::date[], ${each((p) => p.listedOn)}::date[],
    ${each((p) => p.startedOn)}::date[], ${each((p) => p.completedOn)}::date[]
  ) AS n ("id", ${named()})`;
}

async function write(
  tx: Transaction,
  districtId: string,
  added: readonly SavedProject[],
  changed: readonly SavedProject[],
): Promise<void> {
  const ids = changed.map(({ id }) => id);
  // Names and codes may change places: no two may meet on the way.
  await tx.$executeRaw`
    UPDATE "Community" SET "name" = "id"::text, "code" = NULL WHERE "id" = ANY(${ids}::uuid[])`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Community" c SET (${named()}, "version") = ROW(${named("n.")}, c."version" + 1)
    FROM ${rowsOf(changed)} WHERE c."id" = n."id"`);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO "Community" ("districtId", "id", ${named()})
    SELECT ${districtId}, n.* FROM ${rowsOf(added)}`);
}

const stale = () =>
  new Refusal(
    "stale",
    "项目库或所选文件在预览之后有改动，没有导入。请重新预览，核对差异后再确认。",
  );

/**
 * Saves a list of the district's projects: all of it as it was previewed, or nothing.
 * @returns how many projects are new and how many changed
 * @throws Refusal `stale` where file, projects or verification are no longer those of the preview; `invalid` where
 * there is nothing to save
 */
export async function importProjects(
  person: Person,
  home: Home,
  input: ConfirmImport,
): Promise<ImportCounts> {
  const list = await readProjects(home, input.workbook);
  const { districtId } = home;
  return audited(person, async (tx, record) => {
    // Imports of one district wait for each other; who registers a community meanwhile does not.
    await tx.$queryRaw`SELECT "id" FROM "District" WHERE "id" = ${districtId} FOR NO KEY UPDATE`;
    await tx.$queryRaw`SELECT "id" FROM "Community" WHERE "districtId" = ${districtId} ORDER BY "id" FOR UPDATE`;
    const { errors, difference, digest } = compared(list, await projectsOf(districtId, tx));
    if (digest !== input.digest || errors.length > 0) throw stale();
    const added = difference.added.map((project) => ({ id: randomUUID(), project }));
    const changed = difference.changed.map(({ stored, after }) => ({
      id: stored.id,
      project: after,
    }));
    if (added.length + changed.length === 0)
      throw new Refusal("invalid", "文件与项目库一致，没有要保存的内容。");
    await write(tx, districtId, added, changed).catch((error) => {
      // A community of that name or code was registered in this very moment.
      if (JSON.stringify(error?.meta ?? {}).includes("23505") || error?.code === "P2002")
        throw stale();
      throw error;
    });
    const action = "projects.imported" as const;
    for (const { id, project } of added)
      record({
        action,
        subjectType: "community",
        subjectId: id,
        after: { ...project, districtId },
      });
    for (const { stored, after, fields } of difference.changed) {
      const part = (project: Project) =>
        Object.fromEntries(fields.map((field) => [field, project[field]]));
      record({
        action,
        subjectType: "community",
        subjectId: stored.id,
        before: part(stored.project),
        after: part(after),
      });
    }
    const counts = { added: added.length, updated: changed.length };
    record({
      action,
      subjectType: "district",
      subjectId: districtId,
      after: { ...counts, file: list.file },
    });
    return counts;
  });
}
