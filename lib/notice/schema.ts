import { z } from "zod";

export const announceSchema = z.object({
  applicationId: z.uuid("申报编号不正确。"),
  version: z.coerce.number().int().min(0).max(1_000_000),
});

/** The list's address: a page that makes no sense is the first. */
export const noticeListSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
