"use server";
import { officeAction, respond } from "../auth/clients";
import * as amendments from "./mutations";
import { decideAmendmentSchema, proposeAmendmentSchema } from "./schema";

export const proposeAmendment = respond(
  officeAction
    .metadata({ audit: "amendment.proposed" })
    .inputSchema(proposeAmendmentSchema)
    .action(async ({ parsedInput, ctx }) => {
      await amendments.proposeAmendment(ctx.person, parsedInput);
      return { message: "已提请，由另一名管理员确认。" };
    }),
);

export const confirmCorrection = respond(
  officeAction
    .metadata({ audit: "amendment.confirmed" })
    .inputSchema(decideAmendmentSchema)
    .action(async ({ parsedInput, ctx }) => {
      await amendments.confirmAmendment(ctx.person, parsedInput, "correction");
      return { message: "已确认更正，所选内容重新核验。", redirectTo: "/approvals" };
    }),
);

export const confirmRevocation = respond(
  officeAction
    .metadata({ audit: "amendment.confirmed" })
    .inputSchema(decideAmendmentSchema)
    .action(async ({ parsedInput, ctx }) => {
      await amendments.confirmAmendment(ctx.person, parsedInput, "revocation");
      return { message: "已撤销。" };
    }),
);

export const dropAmendment = respond(
  officeAction
    .metadata({ audit: "amendment.dropped" })
    .inputSchema(decideAmendmentSchema)
    .action(async ({ parsedInput, ctx }) => {
      await amendments.dropAmendment(ctx.person, parsedInput);
      return { message: "已不予办理，公布的结果不变。" };
    }),
);
