import { z } from "zod";
import { workbookField } from "../workbook/schema";

export const previewSchema = z.object({ workbook: workbookField });

/** The same file again, with the digest of what was shown. */
export const confirmSchema = z.object({
  workbook: workbookField,
  digest: z.string().regex(/^[0-9a-f]{64}$/, "请先预览，再确认导入。"),
});
export type ConfirmImport = z.infer<typeof confirmSchema>;
