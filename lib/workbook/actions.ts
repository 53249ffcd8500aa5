"use server";
import { permittedAction, respond } from "../auth/clients";
import * as workbooks from "./mutations";
import { importDraftSchema } from "./schema";

export const importDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.draft-saved" })
    .inputSchema(importDraftSchema)
    .action(async ({ parsedInput, ctx }) => {
      const faults = await workbooks.importDraft(ctx.person, parsedInput);
      return { message: faults > 0 ? `已导入，草案有 ${faults} 处差错待改正。` : "已导入。" };
    }),
);
