import { communityItem } from "../application/types";
import { type Answer, evaluate, nodeById, type Prepared, type Submission } from "../scoring";

/** Why these cannot be named for rectification, or null: points, claims that were made, the community's own data. */
export function namingFault(
  prepared: Prepared,
  submission: Submission,
  nodeIds: Iterable<string>,
): string | null {
  for (const id of nodeIds) {
    const node = id === communityItem ? undefined : nodeById(prepared, id);
    const named = id === communityItem || (node && "rule" in node);
    if (!(named || (node && submission.waived?.includes(id))))
      return "点名的内容不是评分点，也不是不适用申请。";
  }
  return null;
}

/** What the library says against a value as the answer of a point, or null. */
export function valueFault(
  prepared: Prepared,
  community: Submission["community"],
  nodeId: string,
  value: Answer,
): string | null {
  const checked = evaluate(prepared, { community, answers: { [nodeId]: value } });
  return checked.ok ? null : (checked.errors[0]?.message ?? "核定内容不正确。");
}
