"use server";
import { officeAction, permittedAction, respond } from "../auth/clients";
import * as workbooks from "./mutations";
import { importDraftSchema, importFillingSchema, previewFillingSchema } from "./schema";

export const importDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.draft-saved" })
    .inputSchema(importDraftSchema)
    .action(async ({ parsedInput, ctx }) => {
      const { faults, changed } = await workbooks.importDraft(ctx.person, parsedInput);
      const done = changed ? "已导入" : "工作簿与草案相同，没有改动";
      return { message: faults > 0 ? `${done}，草案有 ${faults} 处差错待改正。` : `${done}。` };
    }),
);

export const previewFilling = respond(
  officeAction
    .metadata({ audit: "answers.imported" })
    .inputSchema(previewFillingSchema)
    .action(async ({ parsedInput, ctx }) => ({
      data: await workbooks.previewFilling(ctx.person, parsedInput),
    })),
  { silent: true },
);

export const importFilling = respond(
  officeAction
    .metadata({ audit: "answers.imported" })
    .inputSchema(importFillingSchema)
    .action(async ({ parsedInput, ctx }) => {
      const changed = await workbooks.importFilling(ctx.person, parsedInput);
      return { message: `已导入 ${changed} 个评分点的填报。` };
    }),
);
