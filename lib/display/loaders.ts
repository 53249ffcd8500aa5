import "server-only";
import { cookies } from "next/headers";
import { CONTRAST_COOKIE, readPreferences, TEXT_COOKIE } from "./policy";
import type { DisplayPreferences } from "./types";

/** The visitor's display preferences, from this request's cookies. */
export async function loadDisplay(): Promise<DisplayPreferences> {
  const jar = await cookies();
  return readPreferences(jar.get(TEXT_COOKIE)?.value, jar.get(CONTRAST_COOKIE)?.value);
}
