"use server";
import { officeAction, permittedAction, respond } from "../auth/clients";
import { earlierApplications } from "../carry/data";
import * as applications from "./mutations";
import {
  claimWaiverSchema,
  startApplicationSchema,
  transitionSchema,
  withdrawWaiverSchema,
} from "./schema";

export const startApplication = respond(
  permittedAction("application.create")
    .metadata({ audit: "application.created" })
    .inputSchema(startApplicationSchema)
    .action(async ({ parsedInput: { batchId, communityId }, ctx }) => {
      const id = await applications.startApplication(ctx.person, batchId, communityId);
      const earlier = await earlierApplications(id);
      return { redirectTo: `/applications/${id}${earlier.length > 0 ? "/carry" : ""}` };
    }),
);

export const claimWaiver = respond(
  officeAction
    .metadata({ audit: "waiver.claimed" })
    .inputSchema(claimWaiverSchema)
    .action(async ({ parsedInput, ctx }) => {
      await applications.claimWaiver(ctx.person, parsedInput);
      return { message: "已申请不适用，由审核人员裁定。" };
    }),
);

export const withdrawWaiver = respond(
  officeAction
    .metadata({ audit: "waiver.withdrawn" })
    .inputSchema(withdrawWaiverSchema)
    .action(async ({ parsedInput, ctx }) => {
      await applications.withdrawWaiver(ctx.person, parsedInput);
      return { message: "已撤回不适用申请，请填写该项。" };
    }),
);

export const submitApplication = respond(
  officeAction
    .metadata({ audit: "application.submitted" })
    .inputSchema(transitionSchema)
    .action(async ({ parsedInput: { applicationId, version }, ctx }) => {
      await applications.submitApplication(ctx.person, applicationId, version);
      return { message: "申报已提交。", redirectTo: `/applications/${applicationId}` };
    }),
);
