import { z } from "zod";

export const publishSchema = z.object({
  applicationId: z.uuid("申报编号不正确。"),
  version: z.coerce.number().int().min(0).max(1_000_000),
});

/** A public code as it stands in addresses, e.g. `2026-k7d3mw9x`. */
export const outcomeCodeSchema = z.string().regex(/^20\d\d-[0-9a-z]{8}$/);
