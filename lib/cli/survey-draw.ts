/**
 * `npm run --silent survey:draw -- <file>`: repeats a published draw from its document, without database or network.
 * Exit 0 and the drawn households, one a line, where everything agrees; 1 and what does not.
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { faultsOf } from "../draw/score";
import { command } from "./terminal";

const household = z.object({
  building: z.string().min(1).max(60),
  room: z.string().min(1).max(60),
});
const whole = z.number().int().min(0);
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const documentSchema = z.object({
  kind: z.literal("survey-draw"),
  version: z.literal(1),
  survey: z.string(),
  plan: z.object({
    margin: whole.min(1).max(20),
    confidence: z.union([z.literal(90), z.literal(95), z.literal(99)]),
    expectedResponse: whole.min(1).max(100),
  }),
  minResponses: whole,
  commitment: hex,
  committedAt: z.string(),
  registerDigest: hex,
  register: z.array(household).min(1),
  seed: hex,
  drawnAt: z.string(),
  needed: whole,
  invited: whole,
  allocation: z.array(z.object({ building: z.string(), households: whole, drawn: whole })),
  drawn: z.array(household),
});

async function readDocument(path: string) {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new Error(`无法读取文件 ${path}，请核对路径和权限。`);
  }
  try {
    return documentSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`文件 ${path} 不是抽样数据：请用公开页上“下载抽样数据”得到的文件。`);
  }
}

command(async () => {
  const [path, ...rest] = process.argv.slice(2);
  if (path === undefined || rest.length > 0 || path.startsWith("-"))
    throw new Error("用法：npm run --silent survey:draw -- <抽样数据.json>");
  const document = await readDocument(path);
  const faults = faultsOf(document);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  for (const { building, room } of document.drawn) process.stdout.write(`${building} ${room}\n`);
  process.stderr.write(
    `抽样相符：种子符合承诺，名册 ${document.register.length} 户，抽中 ${document.drawn.length} 户。\n`,
  );
});
