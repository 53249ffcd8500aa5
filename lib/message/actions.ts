"use server";
import { permittedAction, respond } from "../auth/clients";
import { notFound } from "../errors";
import * as messages from "./mutations";
import { messageSchema, readAllSchema } from "./schema";

export const markMessageRead = respond(
  permittedAction("desk.read")
    .metadata({ audit: "none" })
    .inputSchema(messageSchema)
    .action(async ({ parsedInput, ctx }) => {
      if (!(await messages.markRead(ctx.person, parsedInput.messageId))) throw notFound("条消息");
      return {};
    }),
);

export const markMessagesRead = respond(
  permittedAction("desk.read")
    .metadata({ audit: "none" })
    .inputSchema(readAllSchema)
    .action(async ({ parsedInput, ctx }) => {
      const count = await messages.markAllRead(ctx.person, new Date(parsedInput.until));
      return { message: `已将 ${count} 条消息标为已读。` };
    }),
);
