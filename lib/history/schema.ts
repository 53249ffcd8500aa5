import { z } from "zod";

/** Where to go on reading, from the address: the version after the newest one asked for. */
export const historySearchSchema = z.object({
  before: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});
