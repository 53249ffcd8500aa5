"use server";
import { officeAction, respond } from "../auth/clients";
import * as assignments from "./mutations";
import { assignPartsSchema, handInPartSchema, partSchema, sendBackPartSchema } from "./schema";

export const assignParts = respond(
  officeAction
    .metadata({ audit: "section.assigned" })
    .inputSchema(assignPartsSchema)
    .action(async ({ parsedInput, ctx }) => {
      await assignments.assignParts(ctx.person, parsedInput);
      return { message: "已分派。", redirectTo: `/applications/${parsedInput.applicationId}` };
    }),
);

export const handInPart = respond(
  officeAction
    .metadata({ audit: "section.handed-in" })
    .inputSchema(handInPartSchema)
    .action(async ({ parsedInput, ctx }) => {
      await assignments.handInPart(ctx.person, parsedInput);
      return { message: "已交回，由区县市申报人员核对。" };
    }),
);

export const sendBackPart = respond(
  officeAction
    .metadata({ audit: "section.sent-back" })
    .inputSchema(sendBackPartSchema)
    .action(async ({ parsedInput, ctx }) => {
      await assignments.sendBackPart(ctx.person, parsedInput);
      return { message: "已退回补填。" };
    }),
);

export const acceptPart = respond(
  officeAction
    .metadata({ audit: "section.accepted" })
    .inputSchema(partSchema)
    .action(async ({ parsedInput, ctx }) => {
      await assignments.acceptPart(ctx.person, parsedInput);
      return { message: "已核对通过。" };
    }),
);

export const takeOverPart = respond(
  officeAction
    .metadata({ audit: "section.taken-over" })
    .inputSchema(partSchema)
    .action(async ({ parsedInput, ctx }) => {
      await assignments.takeOverPart(ctx.person, parsedInput);
      return { message: "已收回，由您填写或另行分派。" };
    }),
);
