import { z } from "zod";

// Longer than any mark: what is cut off was no number before either.
const LONGEST = 24;

const text = z
  .union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")])
  .catch("")
  .transform((raw) => raw.slice(0, LONGEST));

/** The address of an estimate: one text for each name, whatever it holds. */
export const estimateQuerySchema = z.record(z.string(), text);
