/** The scoring library: what computes acceptance results. See README.md and the specification. */
export { basisOf, type Figure, figures, type ResolvedBasis, TOP_LEVEL } from "./basis";
export { bounds } from "./bounds";
export { checkStandard } from "./check";
export { compare } from "./compare";
export { checkCrosswalk } from "./crosswalk";
export { formatMarks } from "./decimal";
export { type Change, type Difference, type DifferenceKind, difference } from "./difference";
export { canonicalJson, digest } from "./digest";
export { ScoringError } from "./errors";
export { evaluate } from "./evaluate";
export { citeSource, explain } from "./explain";
export { impact } from "./impact";
export { type Inquiries, inquire } from "./inquire";
export type * from "./inquiry-types";
export { implication, plan } from "./on-demand";
export {
  allNodes,
  applicableIds,
  childrenOf,
  isBranch,
  isLeaf,
  leavesOf,
  nodeById,
  parentOf,
  pathOf,
  titlePath,
} from "./outline";
export { type Prepared, prepare } from "./prepare";
export { requiredQuantity } from "./quantity";
export { robustness } from "./robustness";
export { sampling } from "./sampling";
export type * from "./types";
