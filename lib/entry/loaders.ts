import "server-only";
import { saveAnswers } from "../application/mutations";
import { saveAnswersSchema } from "../application/schema";
import { officeAction, respond } from "../auth/clients";

/**
 * Saves what a page of entry sends by itself while somebody types. It has an address of its own rather than being an
 * action: a browser runs actions one after the other and keeps pages waiting for them, and saving happens at every
 * pause of typing.
 */
export const answerSaving = respond(
  officeAction
    .metadata({ audit: "answer.saved" })
    .inputSchema(saveAnswersSchema)
    .action(async ({ parsedInput, ctx }) => ({ data: await saveAnswers(ctx.person, parsedInput) })),
  { silent: true },
);
