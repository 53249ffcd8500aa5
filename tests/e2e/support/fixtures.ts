import { test as base, expect, type Page } from "@playwright/test";

export const password = "Weilai-2026";

interface Fixtures {
  /** Signs a demonstration account in, through the product's own sign-in endpoint. */
  signIn: (username: string) => Promise<void>;
  /** Console errors that the test provokes itself. */
  provoked: RegExp;
}

/** Every test fails on an unexpected error in the browser's console. */
export const test = base.extend<Fixtures>({
  provoked: [/^$/, { option: true }],
  page: async ({ page, provoked }, use) => {
    const errors: string[] = [];
    const note = (text: string) => {
      if (!provoked.test(text)) errors.push(text);
    };
    page.on("console", (message) => {
      if (message.type() === "error") note(message.text());
    });
    page.on("pageerror", (error) => note(String(error)));
    await use(page);
    expect(errors).toEqual([]);
  },
  signIn: async ({ page, context }, use) => {
    await use(async (username) => {
      await context.clearCookies();
      const csrf = await page.request.get("/api/auth/csrf");
      const { csrfToken } = await csrf.json();
      const answer = await page.request.post("/api/auth/callback/credentials", {
        form: { csrfToken, username, password, json: "true" },
        headers: { origin: new URL(csrf.url()).origin },
      });
      expect(answer.ok()).toBe(true);
    });
  },
});

export { expect, type Page };

/** Waits until what was typed is on the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^已保存/ })).toBeVisible();
}
