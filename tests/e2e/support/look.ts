import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "./fixtures";

/** What axe finds wrong: each rule with where it is broken. */
export async function violationsOf(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(" ")}`);
}

/** A page as it stands: one main heading, its title, and nothing that axe finds. @param where what failures name */
export async function inspect(page: Page, where: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  // A streamed page stands in the document twice until the browser has put it in its place.
  await expect(page.locator("main")).toHaveCount(1);
  await expect(page).toHaveTitle(/杭州未来社区验收$/);
  expect(await violationsOf(page), where).toEqual([]);
}

/**
 * The page itself must not scroll sideways: at 360 px, and at 200 % zoom, which halves a desk's width. It is made
 * narrow where it stands: no page of ours looks at its width when it is loaded, only styles do.
 */
export async function staysInWidth(page: Page, where: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of [640, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return document.documentElement.scrollWidth - window.innerWidth;
    });
    expect(over, `${where} at ${width} px`).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
}
