/** A district's projects as a workbook, from which `readProjectList` makes the same projects again. */
import type { Project } from "../community/schema";
import { dateFields } from "../community/types";
import type { Words } from "./layout";
import { fileOf, Page } from "./page";
import {
  COLUMNS,
  columnOf,
  type Field,
  NOTES_SHEET,
  PROJECT_SHEET,
  STAGES,
  TIERS,
  typeWords,
} from "./project-columns";
import { cellText } from "./text";

/** As many as a file that is read may have. */
export const MOST_PROJECTS = 4_900;
const SPARE_ROWS = 300;

function notesPage(types: Words<string>): Page {
  const page = new Page(NOTES_SHEET, [18, 8, 62, 24]);
  const words: Partial<Record<Field, string[]>> = {
    type: types.all(),
    tier: TIERS.all(),
    stage: STAGES.all(),
  };
  ["列", "必填", "怎样填", "示例"].forEach((title, column) => {
    page.value(0, column, title, "heading");
  });
  COLUMNS.forEach(({ field, title, required, note, example }, at) => {
    const list = words[field];
    const choices = list ? `可选：${list.join("、")}。` : "";
    [title, required ? "是" : "否", `${note}${choices}`, example].forEach((value, column) => {
      page.value(at + 1, column, value);
    });
  });
  const rest = COLUMNS.length + 2;
  [
    "在“项目库”工作表里从第 2 行起填写，一行一个项目。示例只在本页，不会导入。",
    "不要改动、移动或删除各列，不要合并单元格，不要用公式。",
    "导入时先列出与系统内项目库的差异，确认后才保存；文件里没有的项目不会删除。",
  ].forEach((sentence, at) => {
    page.merged(rest + at, 0, 3, sentence, "text");
  });
  return page;
}

/**
 * The workbook (.xlsx) of these projects; without any it is the template. A second sheet says how to fill it in.
 * @param types titles of the community types by id
 */
export function projectWorkbook(
  projects: readonly { district: string; project: Project }[],
  types: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const known = typeWords(types);
  const page = new Page(
    PROJECT_SHEET,
    COLUMNS.map(({ width }) => width),
  );
  COLUMNS.forEach(({ title, required, note }, column) => {
    page.value(0, column, title, "heading");
    page.note(0, column, `${required ? "必填。" : ""}${note}`);
  });
  projects.forEach(({ district, project }, at) => {
    const texts: Partial<Record<Field, string>> = {
      district: cellText(district),
      code: project.code === null ? undefined : cellText(project.code),
      name: cellText(project.name),
      street: cellText(project.street),
      type: known.word(project.type),
      tier: TIERS.word(project.tier),
      listBatch: project.listBatch === "" ? undefined : cellText(project.listBatch),
      stage: STAGES.word(project.stage),
    };
    COLUMNS.forEach(({ field }, column) => {
      if (field === "households" || field === "residents")
        page.value(at + 1, column, project[field], "figure");
      else if (dateFields.some((date) => date === field))
        page.day(at + 1, column, project[field as (typeof dateFields)[number]]);
      else page.value(at + 1, column, texts[field]);
    });
  });
  const last = projects.length + SPARE_ROWS;
  page.choice(columnOf("type"), 1, last, known.all());
  page.choice(columnOf("tier"), 1, last, TIERS.all());
  page.choice(columnOf("stage"), 1, last, STAGES.all());
  page.sheet.freezePane = { rows: 1, columns: 3 };
  page.repeated = "$1:$1";
  return fileOf([page, notesPage(known)], "项目库");
}
