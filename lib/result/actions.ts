"use server";
import { permittedAction, respond } from "../auth/clients";
import { homeOf } from "../project/policy";
import { confirmSchema, previewSchema } from "../project/schema";
import { lookAtResults } from "./data";
import * as results from "./mutations";

/** Says what an import would do; saves nothing. */
export const previewResults = respond(
  permittedAction("project.import")
    .metadata({ audit: "results.imported" })
    .inputSchema(previewSchema)
    .action(async ({ parsedInput, ctx: { person } }) => ({
      data: await lookAtResults(homeOf(person), parsedInput.workbook),
    })),
  { silent: true },
);

export const importResults = respond(
  permittedAction("project.import")
    .metadata({ audit: "results.imported" })
    .inputSchema(confirmSchema)
    .action(async ({ parsedInput, ctx: { person } }) => {
      const { added, updated } = await results.importResults(person, homeOf(person), parsedInput);
      return { message: `已导入：新增 ${added} 项，更新 ${updated} 项。` };
    }),
);
