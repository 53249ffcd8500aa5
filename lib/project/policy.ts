import type { Person } from "../auth/types";
import { formatDay } from "../calendar";
import { scoredFields } from "../community/policy";
import { type Project, projectSchema } from "../community/schema";
import { dateFields, stages, tiers } from "../community/types";
import { Refusal } from "../errors";
import type { Home, ProjectDifference, RowFault, StoredProject } from "./types";

/** Whose projects a person imports. @throws Refusal for who belongs to no district */
export function homeOf({ districtId, districtName }: Person): Home {
  if (districtId && districtName) return { districtId, districtName };
  throw new Refusal("not-allowed", "您的账号没有所属区县市，不能导入。");
}

interface Listed {
  row: number;
  /** Rows of which something is wrong are compared as far as they go. */
  project: Partial<Project>;
}

const isWhole = (project: Partial<Project>): project is Project =>
  Object.keys(projectSchema.shape).every((field) => project[field as keyof Project] !== undefined);

const isScored = (field: keyof Project) => scoredFields.some((scored) => scored === field);

/** Finds the stored project that a row means: by its code, else by its name where one of the two has no code. */
function finder(stored: readonly StoredProject[]) {
  const byCode = new Map(stored.map((one) => [one.project.code, one]));
  const byName = new Map(stored.map((one) => [one.project.name, one]));
  return ({ code = null, name = "" }: Partial<Project>): StoredProject | undefined => {
    const coded = code === null ? undefined : byCode.get(code);
    const named = byName.get(name);
    const fits = named && (code === null || named.project.code === null);
    return coded ?? (fits ? named : undefined);
  };
}

/**
 * A list against the district's projects as they stand. Projects are found by code, those without by name; an empty
 * code keeps the stored one. Nothing is ever deleted.
 * @param types titles of the community types by id
 * @returns the difference, and every row that cannot be saved, with the field that hinders it
 */
export function compareProjects(
  rows: readonly Listed[],
  stored: readonly StoredProject[],
  types: ReadonlyMap<string, string>,
): ProjectDifference & { faults: RowFault[] } {
  const faults: RowFault[] = [];
  const taken = new Map<string, number>();
  const difference: ProjectDifference = { added: [], changed: [], unchanged: 0, absent: [] };
  const find = finder(stored);
  const matches = rows.map(({ row, project }) => {
    const found = find(project);
    const first = found && taken.get(found.id);
    if (first !== undefined)
      faults.push({
        row,
        field: "name",
        message: `与第 ${first} 行是同一个社区「${found?.project.name}」，请只保留一行。`,
      });
    else if (found) taken.set(found.id, row);
    return { row, project, found };
  });
  difference.absent = stored.filter(({ id }) => !taken.has(id));
  const kept = new Map(difference.absent.map((one) => [one.project.name, one]));
  for (const { row, project, found } of matches) {
    const twin = project.name === undefined ? undefined : kept.get(project.name);
    if (twin)
      faults.push({
        row,
        field: "name",
        message: `本区县市已有「${project.name}」，项目编号为 ${twin.project.code ?? "（空）"}，请核对项目编号或使用全称。`,
      });
    if (!found) {
      if (isWhole(project)) difference.added.push(project);
      continue;
    }
    const after = { ...found.project, ...project, code: project.code ?? found.project.code };
    const fields = (Object.keys(after) as (keyof Project)[]).filter(
      (field) => found.project[field] !== after[field],
    );
    if (found.locked)
      for (const field of fields.filter(isScored))
        faults.push({
          row,
          field,
          message: `「${found.project.name}」的申报正在核验，项目类型、户数和常住人口不能修改，现为${valueWords(found.project, field, types)}。`,
        });
    if (fields.length === 0) difference.unchanged += 1;
    else difference.changed.push({ stored: found, after, fields });
  }
  return { ...difference, faults };
}

/** A field's value in words; `types`: titles of the community types by id. */
export function valueWords(
  project: Project,
  field: keyof Project,
  types: ReadonlyMap<string, string>,
): string {
  const value = project[field];
  if (value === null || value === "") return "（空）";
  if (dateFields.some((date) => date === field)) return formatDay(String(value));
  switch (field) {
    case "type":
      return types.get(project.type) ?? project.type;
    case "tier":
      return tiers[project.tier];
    case "stage":
      return stages[project.stage];
    case "households":
      return `${value} 户`;
    case "residents":
      return `${value} 人`;
    default:
      return String(value);
  }
}
