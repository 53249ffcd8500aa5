import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { dayOf } from "../calendar";
import { type Tier, tiers } from "../community/types";
import { findNotice, noticePage } from "../publication/data";
import { explain } from "../scoring";
import { findStandardId, preparedStandard } from "../standard/data";
import { noticeListSchema } from "./schema";
import type { LoadedNotice, NoticeList } from "./types";

const pageSize = 20;

/** What is on public notice, as the list's address asks; a page past the end is the last one. */
export async function loadNotices(query: Record<string, unknown>): Promise<NoticeList> {
  const asked = noticeListSchema.parse(query).page;
  const first = await noticePage(asked, pageSize);
  const pageCount = Math.max(1, Math.ceil(first.total / pageSize));
  const page = Math.min(asked, pageCount);
  const { notices } = page === asked ? first : await noticePage(page, pageSize);
  return { notices, total: first.total, page, pageCount };
}

/** A notice with the standard that decided it; for any other code the page does not exist. */
export const loadNotice = cache(async (code: string): Promise<LoadedNotice> => {
  const notice = await findNotice(code);
  if (!notice) notFound();
  const id = await findStandardId(`${notice.standardFamily}@${notice.standardVersion}`);
  if (!id) throw new Error(`notice ${code}: its standard is not stored`);
  const prepared = await preparedStandard(id);
  const type = prepared.standard.communityTypes.find((known) => known.id === notice.type);
  return {
    notice,
    prepared,
    typeTitle: type?.title ?? notice.type,
    tierTitle: tiers[notice.tier as Tier] ?? notice.tier,
    explanation: notice.result && explain(prepared, notice.result.decision),
    over: dayOf(new Date()) > notice.endsOn,
  };
});
