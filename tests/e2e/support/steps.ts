import { expect, type Page } from "./fixtures";
import { endNotice } from "./notice";
import type { Actor } from "./office";

/** Somebody else sits down at the desk. */
export async function comeIn(page: Page, who: Actor, baseURL: string | undefined): Promise<void> {
  const [name = "", value = ""] = who.cookie.split("=", 2);
  await page.context().clearCookies();
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
}

/** Presses a button, and the same in the dialog that asks again. */
export async function twice(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();
}

/** A step that cannot be undone: the dialog asks for the community's name. */
export async function byName(page: Page, label: string, community: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(community);
  await dialog.getByRole("button", { name: label, exact: true }).click();
}

/** Hands a verified application on for approval. */
export async function concludeVerification(page: Page, id: string): Promise<void> {
  await page.goto(`/reviews/${id}`);
  await twice(page, "提交审定");
  await expect(page.getByText("待审定")).toBeVisible();
}

/** Approves what was verified. */
export async function approve(page: Page, id: string, community: string): Promise<void> {
  await page.goto(`/approvals/${id}`);
  await byName(page, "审定", community);
  await expect(page.getByText("已审定，待公示")).toBeVisible();
}

/** Puts an approved application on notice. */
export async function announce(page: Page, id: string, community: string): Promise<void> {
  await page.goto(`/approvals/${id}`);
  await byName(page, "开始公示", community);
  await expect(page.getByText("正在公示")).toBeVisible();
}

/** Publishes what is on notice, whose period is let run out. @returns the outcome's path */
export async function publish(page: Page, id: string, community: string): Promise<string> {
  await endNotice(community);
  await page.goto(`/approvals/${id}`);
  await byName(page, "公布结果", community);
  await expect(page.getByText("结果已公布")).toBeVisible();
  await page.getByRole("link", { name: "查看公布的结果" }).click();
  await expect(page).toHaveURL(/\/outcomes\//);
  return new URL(page.url()).pathname;
}
