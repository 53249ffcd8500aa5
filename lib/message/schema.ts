import { z } from "zod";

export const messageSchema = z.object({ messageId: z.uuid("消息编号不正确。") });

/** Up to which moment: the newest message that the page showed. */
export const readAllSchema = z.object({ until: z.iso.datetime("时间不正确。") });

/** Which page of messages the address asks for; anything that makes no sense means the first. */
export const messagePageSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
