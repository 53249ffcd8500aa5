"use server";
import { permittedAction, respond } from "../auth/clients";
import * as calendar from "./mutations";
import { correctDaySchema } from "./schema";

export const correctDay = respond(
  permittedAction("calendar.correct")
    .metadata({ audit: "calendar.corrected" })
    .inputSchema(correctDaySchema)
    .action(async ({ parsedInput, ctx }) => {
      await calendar.correctDay(ctx.person, parsedInput);
      return { message: "已更正。此后开始的公示按更正后的日历计算。" };
    }),
);
