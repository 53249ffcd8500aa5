import type { Locator, Page } from "@playwright/test";
import { saved } from "./fixtures";

/** Gives the best answer to one point, whatever its control. */
async function answer(point: Locator): Promise<void> {
  const radios = point.getByRole("radio");
  if (await radios.count()) return radios.first().check();
  const boxes = point.getByRole("checkbox").and(point.locator(":not([name$='-none'])"));
  const ticks = await boxes.count();
  if (ticks) {
    for (let i = 0; i < ticks; i += 1) await boxes.nth(i).check();
    return;
  }
  const inputs = point.locator("input[type=text]");
  const count = await inputs.count();
  if (count > 1) {
    for (let i = 0; i < count; i += 1) await inputs.nth(i).fill(i === 0 ? "120" : "0");
    return point.getByLabel(/佐证说明/).fill("问卷统计表，拱建〔2026〕1号");
  }
  const text = (await point.textContent()) ?? "";
  const range = /\/ ([\d.]+) 分/.exec(text);
  const required = /应有 ([\d.]+) /.exec(text);
  await inputs.first().fill(required?.[1] ?? range?.[1] ?? "0");
}

/** Fills the page of entry that is open with the best answers. */
export async function fillPage(page: Page): Promise<void> {
  const points = page.locator("main li").filter({ has: page.getByText("佐证说明") });
  await points.first().waitFor();
  const count = await points.count();
  for (let i = 0; i < count; i += 1) await answer(points.nth(i));
  await saved(page);
}
