"use server";
import { permittedAction, respond } from "../auth/clients";
import { lookAtProjects } from "./data";
import * as projects from "./mutations";
import { homeOf } from "./policy";
import { confirmSchema, previewSchema } from "./schema";

/** Says what an import would do; saves nothing. */
export const previewProjects = respond(
  permittedAction("project.import")
    .metadata({ audit: "projects.imported" })
    .inputSchema(previewSchema)
    .action(async ({ parsedInput, ctx: { person } }) => ({
      data: await lookAtProjects(homeOf(person), parsedInput.workbook),
    })),
  { silent: true },
);

export const importProjects = respond(
  permittedAction("project.import")
    .metadata({ audit: "projects.imported" })
    .inputSchema(confirmSchema)
    .action(async ({ parsedInput, ctx: { person } }) => {
      const { added, updated } = await projects.importProjects(person, homeOf(person), parsedInput);
      return { message: `已导入：新增 ${added} 个，更新 ${updated} 个。` };
    }),
);
