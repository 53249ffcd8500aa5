/** How a district's projects lie in a workbook: one sheet, a row a project, the same columns out and in. */
import type { Project } from "../community/schema";
import { type Stage, stages, type Tier, tiers } from "../community/types";
import { Words } from "./layout";

export const PROJECT_SHEET = "项目库";
export const NOTES_SHEET = "填写说明";
export const TIERS = new Words<Tier>(tiers);
export const STAGES = new Words<Stage>(stages);

export type Field = keyof Project | "district";
export interface ProjectColumn {
  field: Field;
  title: string;
  width: number;
  required?: true;
  note: string;
  example: string;
}

const dateNote = "可以不填。日期格式，或 2026-11-24、2026/11/24、2026年11月24日；不能晚于今天。";
export const COLUMNS: readonly ProjectColumn[] = [
  {
    field: "district",
    title: "区县市",
    width: 12,
    note: "可以不填；填写的应为本区县市。",
    example: "拱墅区",
  },
  {
    field: "code",
    title: "项目编号",
    width: 20,
    note: "可以不填，最多 40 个字，同一区县市内不重复。再次导入时按编号找到原来的项目，没有编号的按社区名称找。",
    example: "GS-2021-03",
  },
  {
    field: "name",
    title: "社区名称",
    width: 24,
    required: true,
    note: "全称，最多 60 个字，同一区县市内不重复。",
    example: "翠柏社区",
  },
  {
    field: "street",
    title: "街道（镇、乡）",
    width: 20,
    required: true,
    note: "最多 60 个字。",
    example: "小河街道",
  },
  {
    field: "type",
    title: "项目类型",
    width: 12,
    required: true,
    note: "从列表中选择。",
    example: "旧改类",
  },
  {
    field: "tier",
    title: "创建梯度",
    width: 14,
    required: true,
    note: "从列表中选择。",
    example: tiers["municipal-candidate"],
  },
  {
    field: "listBatch",
    title: "创建批次",
    width: 20,
    note: "可以不填，最多 60 个字，按公布名单的写法。",
    example: "2021年第一批",
  },
  {
    field: "stage",
    title: "所处阶段",
    width: 12,
    required: true,
    note: "从列表中选择，不能早于已填的最后一个日期对应的阶段。",
    example: stages.started,
  },
  {
    field: "households",
    title: "户数",
    width: 10,
    required: true,
    note: "整数。",
    example: "1200",
  },
  {
    field: "residents",
    title: "常住人口",
    width: 10,
    required: true,
    note: "整数。",
    example: "3480",
  },
  {
    field: "declaredOn",
    title: "申报日期",
    width: 13,
    note: dateNote,
    example: "2021-03-01",
  },
  {
    field: "listedOn",
    title: "列入名单日期",
    width: 13,
    note: `${dateNote}不早于申报日期。`,
    example: "2021-05-20",
  },
  {
    field: "startedOn",
    title: "开工日期",
    width: 13,
    note: `${dateNote}不早于列入名单日期。`,
    example: "2021-10-08",
  },
  {
    field: "completedOn",
    title: "建成日期",
    width: 13,
    note: `${dateNote}不早于开工日期。`,
    example: "（空）",
  },
];
export const columnOf = (field: Field) => COLUMNS.findIndex((column) => column.field === field);

/** What people call a field: the header of its column. */
export const projectWord = (field: keyof Project): string =>
  COLUMNS[columnOf(field)]?.title ?? field;

/** Titles of community types by id, each its own: two types of one title are told apart by their ids. */
export function typeWords(types: ReadonlyMap<string, string>): Words<string> {
  const titles = [...types.values()];
  return new Words(
    Object.fromEntries(
      [...types].map(([id, title]) => [
        id,
        titles.filter((other) => other === title).length > 1 ? `${title}（${id}）` : title,
      ]),
    ),
  );
}
