"use server";
import { officeAction, respond } from "../auth/clients";
import { formatDay } from "../calendar";
import * as notices from "./mutations";
import { announceSchema } from "./schema";

export const announce = respond(
  officeAction
    .metadata({ audit: "outcome.announced" })
    .inputSchema(announceSchema)
    .action(async ({ parsedInput: { applicationId, version }, ctx }) => {
      const endsOn = await notices.announce(ctx.person, applicationId, version);
      return {
        message: `已开始公示，到 ${formatDay(endsOn)}为止。`,
        redirectTo: `/approvals/${applicationId}`,
      };
    }),
);
