import "server-only";
import { amendmentPage } from "../publication/data";
import { amendmentListSchema } from "./schema";

const pageSize = 20;

/** Confirmed corrections and revocations, the newest first; a page past the end is the last one. */
export async function loadAmendments(query: Record<string, unknown>) {
  const asked = amendmentListSchema.parse(query).page;
  const first = await amendmentPage(asked, pageSize);
  const pageCount = Math.max(1, Math.ceil(first.total / pageSize));
  const page = Math.min(asked, pageCount);
  const { amendments } = page === asked ? first : await amendmentPage(page, pageSize);
  return { amendments, total: first.total, page, pageCount };
}
