import type { BranchNode, LeafNode } from "../../scoring/types";
import { from, marks } from "../rules";

/** An indicator the province scores as one figure. */
export function indicator(
  id: string,
  title: string,
  fullMarks: number,
  clause: string,
  evidence: string,
  newBuildOnly = false,
): LeafNode {
  return {
    id,
    title,
    fullMarks,
    ...(newBuildOnly ? { appliesTo: ["new-build"] } : {}),
    clause,
    evidence,
    rule: marks(),
  };
}

/** A scene; one whose indicators do not all apply to a community rescales the others. */
export function scene(
  id: string,
  title: string,
  fullMarks: number,
  passMark: number,
  children: LeafNode[],
): BranchNode {
  const partial = children.some((child) => child.appliesTo !== undefined);
  return {
    id,
    title,
    fullMarks,
    passMark,
    ...(partial ? { whenNotApplicable: "rescale" as const } : {}),
    basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的70%拟定") },
    children,
  };
}
