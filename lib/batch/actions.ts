"use server";
import { permittedAction, respond } from "../auth/clients";
import * as batches from "./mutations";
import { changeBatchSchema, openBatchSchema } from "./schema";

export const openBatch = respond(
  permittedAction("batch.open")
    .metadata({ audit: "batch.opened" })
    .inputSchema(openBatchSchema)
    .action(async ({ parsedInput, ctx }) => {
      const id = await batches.openBatch(ctx.person, parsedInput);
      return { message: "批次已开启。", redirectTo: `/batches/${id}` };
    }),
);

export const changeBatch = respond(
  permittedAction("batch.change")
    .metadata({ audit: "batch.changed" })
    .inputSchema(changeBatchSchema)
    .action(async ({ parsedInput, ctx }) => {
      await batches.changeBatch(ctx.person, parsedInput);
      return { message: "批次已调整。" };
    }),
);
