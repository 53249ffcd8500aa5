import type { DisplayPreferences } from "./types";

export const TEXT_COOKIE = "display-text";
export const CONTRAST_COOKIE = "display-contrast";
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Preferences from the two cookies' values; anything unknown means normal. */
export function readPreferences(text?: string, contrast?: string): DisplayPreferences {
  return {
    text: text === "large" ? "large" : "normal",
    contrast: contrast === "high" ? "high" : "normal",
  };
}

/** The `Set-Cookie` lines for what a display form asked; fields it did not send, or sent wrongly, change nothing. */
export function preferenceCookies(text: unknown, contrast: unknown): string[] {
  const cookies: string[] = [];
  const tail = `Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
  if (text === "large" || text === "normal") cookies.push(`${TEXT_COOKIE}=${text}; ${tail}`);
  if (contrast === "high" || contrast === "normal") {
    cookies.push(`${CONTRAST_COOKIE}=${contrast}; ${tail}`);
  }
  return cookies;
}

/**
 * The path to go back to: only one on this site, so that nobody can be sent elsewhere by a forged form.
 * Anything else (another origin, `//host`, a backslash, control characters) becomes "/".
 */
export function safeReturnPath(path: unknown): string {
  if (typeof path !== "string" || path.length > 2000) return "/";
  if (!path.startsWith("/") || path.startsWith("//")) return "/";
  // Browsers read a backslash as a slash, and drop tabs and line breaks from addresses.
  const suspicious = [...path].some(
    (char) => char === "\\" || char <= "\u001f" || char === "\u007f",
  );
  if (suspicious) return "/";
  // Header values are Latin-1: what a browser would escape has to be escaped here.
  const url = new URL(path, "http://site.invalid");
  // `/.//host` resolves to `//host`.
  if (url.host !== "site.invalid" || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
