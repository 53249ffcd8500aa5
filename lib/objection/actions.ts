"use server";
import { headers } from "next/headers";
import { officeAction, publicAction, respond, respondToForm } from "../auth/clients";
import { nearestAddress } from "../http/policy";
import * as objections from "./mutations";
import { decideObjectionSchema, submitObjectionSchema, takeUpSchema } from "./schema";

export const submitObjection = respondToForm(
  publicAction
    .metadata({ audit: "objection.received" })
    .inputSchema(submitObjectionSchema)
    .action(async ({ parsedInput }) => {
      const address = nearestAddress((await headers()).get("x-forwarded-for"));
      const receipt = await objections.submitObjection(parsedInput, address);
      return { redirectTo: `/receipts/${receipt}` };
    }),
);

export const takeUpObjection = respond(
  officeAction
    .metadata({ audit: "objection.taken-up" })
    .inputSchema(takeUpSchema)
    .action(async ({ parsedInput, ctx }) => {
      await objections.takeUpObjection(ctx.person, parsedInput);
      return { message: "已受理。" };
    }),
);

export const decideObjection = respond(
  officeAction
    .metadata({ audit: "objection.decided" })
    .inputSchema(decideObjectionSchema)
    .action(async ({ parsedInput, ctx }) => {
      await objections.decideObjection(ctx.person, parsedInput);
      return { message: "已答复。", redirectTo: `/objections/${parsedInput.objectionId}` };
    }),
);
