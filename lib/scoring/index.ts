/** The scoring library: what computes acceptance results. See README.md and the specification. */
export { checkStandard } from "./check";
export { formatMarks } from "./decimal";
export { canonicalJson, digest } from "./digest";
export { ScoringError } from "./errors";
export { evaluate } from "./evaluate";
export { type Prepared, prepare } from "./prepare";
export type * from "./types";
