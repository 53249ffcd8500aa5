"use server";
import { officeAction, respond } from "../auth/clients";
import * as reviews from "./mutations";
import {
  acceptPointsSchema,
  approveSchema,
  concludeSchema,
  returnSchema,
  rulePointSchema,
  ruleWaiverSchema,
  sendBackSchema,
} from "./schema";

export const rulePoint = respond(
  officeAction
    .metadata({ audit: "ruling.made" })
    .inputSchema(rulePointSchema)
    .action(async ({ parsedInput, ctx }) => {
      await reviews.rulePoint(ctx.person, parsedInput);
      return { message: parsedInput.kind === "accepted" ? "已认可自评。" : "已核定。" };
    }),
);

export const acceptPoints = respond(
  officeAction
    .metadata({ audit: "ruling.made" })
    .inputSchema(acceptPointsSchema)
    .action(async ({ parsedInput, ctx }) => {
      const count = await reviews.acceptPoints(
        ctx.person,
        parsedInput.applicationId,
        parsedInput.nodeIds,
      );
      return { message: `已认可 ${count} 个评分点的自评。` };
    }),
);

export const ruleWaiver = respond(
  officeAction
    .metadata({ audit: "waiver.ruled" })
    .inputSchema(ruleWaiverSchema)
    .action(async ({ parsedInput, ctx }) => {
      await reviews.ruleWaiver(ctx.person, parsedInput);
      return {
        message:
          parsedInput.ruling === "accepted" ? "已同意不适用。" : "未同意不适用，该项须评分。",
      };
    }),
);

export const returnForRectification = respond(
  officeAction
    .metadata({ audit: "application.returned" })
    .inputSchema(returnSchema)
    .action(async ({ parsedInput, ctx }) => {
      await reviews.returnForRectification(ctx.person, parsedInput);
      return { message: "已退回整改。", redirectTo: `/reviews/${parsedInput.applicationId}` };
    }),
);

export const concludeVerification = respond(
  officeAction
    .metadata({ audit: "application.concluded" })
    .inputSchema(concludeSchema)
    .action(async ({ parsedInput, ctx }) => {
      await reviews.concludeVerification(
        ctx.person,
        parsedInput.applicationId,
        parsedInput.version,
      );
      return { message: "已提交审定。", redirectTo: `/reviews/${parsedInput.applicationId}` };
    }),
);

export const sendBack = respond(
  officeAction
    .metadata({ audit: "application.sent-back" })
    .inputSchema(sendBackSchema)
    .action(async ({ parsedInput, ctx }) => {
      await reviews.sendBack(
        ctx.person,
        parsedInput.applicationId,
        parsedInput.version,
        parsedInput.reason,
      );
      return { message: "已退回核验。", redirectTo: "/approvals" };
    }),
);

export const approve = respond(
  officeAction
    .metadata({ audit: "outcome.approved" })
    .inputSchema(approveSchema)
    .action(async ({ parsedInput, ctx }) => {
      await reviews.approve(ctx.person, parsedInput.applicationId, parsedInput.version);
      return {
        message: "已审定，结论已冻结。",
        redirectTo: `/approvals/${parsedInput.applicationId}`,
      };
    }),
);
