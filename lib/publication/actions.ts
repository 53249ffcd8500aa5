"use server";
import { officeAction, respond } from "../auth/clients";
import * as publication from "./mutations";
import { publishSchema } from "./schema";

export const publish = respond(
  officeAction
    .metadata({ audit: "outcome.published" })
    .inputSchema(publishSchema)
    .action(async ({ parsedInput, ctx }) => {
      const code = await publication.publish(
        ctx.person,
        parsedInput.applicationId,
        parsedInput.version,
      );
      return {
        message: "结果已公布。",
        redirectTo: `/approvals/${parsedInput.applicationId}`,
        data: { code },
      };
    }),
);
