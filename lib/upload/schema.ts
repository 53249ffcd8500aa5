import { z } from "zod";
import { safeFileName } from "../storage/names";

export const beginUploadSchema = z.object({
  applicationId: z.uuid("申报编号不正确。"),
  nodeId: z.string().regex(/^[a-z0-9-]{1,80}$/, "评分点编号不正确。"),
  /** As the person's machine calls it; what is kept of it is safe anywhere. */
  fileName: z.string("缺少文件名。").max(1_000, "文件名过长。").transform(safeFileName),
  size: z.number("缺少文件大小。").int("文件大小不正确。").min(0, "文件大小不正确。"),
  /** Tells the same file chosen again from another of the same name and size. */
  fingerprint: z.string("缺少文件特征。").regex(/^[0-9a-z.-]{1,100}$/, "文件特征不正确。"),
});
export type BeginUpload = z.infer<typeof beginUploadSchema>;

export const uploadIdSchema = z.uuid();

/** The header that says where a piece begins. */
export const offsetSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number);
