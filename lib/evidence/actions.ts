"use server";
import { officeAction, respond } from "../auth/clients";
import * as evidence from "./mutations";
import { changeEvidenceSchema, evidenceStepSchema } from "./schema";

export const changeEvidence = respond(
  officeAction
    .metadata({ audit: "evidence.changed" })
    .inputSchema(changeEvidenceSchema)
    .action(async ({ parsedInput, ctx }) => {
      await evidence.changeEvidence(ctx.person, parsedInput);
      return {};
    }),
);

export const removeEvidence = respond(
  officeAction
    .metadata({ audit: "evidence.removed" })
    .inputSchema(evidenceStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      await evidence.removeEvidence(ctx.person, parsedInput);
      return {};
    }),
);

export const restoreEvidence = respond(
  officeAction
    .metadata({ audit: "evidence.restored" })
    .inputSchema(evidenceStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      await evidence.restoreEvidence(ctx.person, parsedInput);
      return {};
    }),
);
