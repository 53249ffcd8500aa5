"use server";
import { permittedAction, respond } from "../auth/clients";
import * as standards from "./mutations";
import {
  createDraftSchema,
  draftStepSchema,
  repealSchema,
  returnDraftSchema,
  ruleFiguresSchema,
  saveDraftSchema,
} from "./schema";

export const createDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.drafted" })
    .inputSchema(createDraftSchema)
    .action(async ({ parsedInput, ctx }) => {
      const id = await standards.createDraft(ctx.person, parsedInput);
      return { redirectTo: `/standards/drafts/${id}/edit` };
    }),
);

export const saveDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.draft-saved" })
    .inputSchema(saveDraftSchema)
    .action(async ({ parsedInput, ctx }) => ({
      data: { revision: await standards.saveDraft(ctx.person, parsedInput) },
    })),
  { silent: true },
);

export const discardDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.draft-discarded" })
    .inputSchema(draftStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      await standards.discardDraft(ctx.person, parsedInput);
      return { message: "草案已作废。", redirectTo: "/standards" };
    }),
);

export const proposeDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.proposed" })
    .inputSchema(draftStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      await standards.proposeDraft(ctx.person, parsedInput);
      return { message: "已提请核定。" };
    }),
);

export const returnDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.returned" })
    .inputSchema(returnDraftSchema)
    .action(async ({ parsedInput, ctx }) => {
      await standards.returnDraft(ctx.person, parsedInput);
      return { message: "已退回修改。" };
    }),
);

export const ruleFigures = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.figures-ruled" })
    .inputSchema(ruleFiguresSchema)
    .action(async ({ parsedInput, ctx }) => {
      await standards.ruleFigures(ctx.person, parsedInput);
      return { message: `已为 ${parsedInput.figures.length} 个数值写入核定记录。` };
    }),
);

export const adoptDraft = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.adopted" })
    .inputSchema(draftStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      const { family, version } = await standards.adoptDraft(ctx.person, parsedInput);
      const redirectTo = `/standards/${family}/${encodeURIComponent(version)}`;
      return { message: "新版本已施行。", redirectTo };
    }),
);

export const repealStandard = respond(
  permittedAction("standard.maintain")
    .metadata({ audit: "standard.repealed" })
    .inputSchema(repealSchema)
    .action(async ({ parsedInput, ctx }) => {
      await standards.repealStandard(ctx.person, parsedInput);
      return { message: "这个版本已废止。" };
    }),
);
