import { z } from "zod";

/** What the audit's address asks for: one subject's records or all, and the page. What makes no sense counts as absent. */
export const auditSearchSchema = z.object({
  type: z
    .string()
    .regex(/^[a-z]{1,30}$/)
    .optional()
    .catch(undefined),
  id: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});
