import { z } from "zod";

const nodeId = z.string().regex(/^[a-z0-9-]{1,80}$/);

/**
 * What an open page says: on which page of entry it is (null: on none), and which answers it knows in which
 * version (null: it asks for none).
 */
export const beatSchema = z.object({
  nodeId: nodeId.nullable(),
  known: z
    .record(nodeId, z.number().int().min(0).max(1_000_000))
    .refine((known) => Object.keys(known).length <= 1_000)
    .nullable(),
});
export type BeatInput = z.infer<typeof beatSchema>;
