import { fileOf, Page } from "@/lib/workbook/page";

/** A register workbook: what stands in each row, below the headers; as base64, as it is sent. */
export async function registerFile(
  rows: readonly (readonly (string | number)[])[],
  headers: readonly string[] = ["楼幢", "房号"],
): Promise<string> {
  const page = new Page("住户名册", [20, 20, 20]);
  for (const [row, cells] of [headers, ...rows].entries())
    for (const [column, value] of cells.entries()) page.value(row, column, value, "text");
  return Buffer.from(await fileOf([page], "住户名册")).toString("base64");
}
