import { askedLeaves } from "../application/score";
import type { CommunityFacts, EnteredAnswer } from "../application/types";
import {
  canonicalJson,
  evaluate,
  isLeaf,
  type LeafNode,
  leavesOf,
  nodeById,
  type Prepared,
} from "../scoring";
import type { Answer } from "../scoring/types";
import type { Carriable, CarryPlan, LeftBehind } from "./types";

/** Whether a point is scored in the same way: the same rule with the same figures, whatever their sources. */
const sameRule = (one: LeafNode, other: LeafNode): boolean =>
  one.fullMarks === other.fullMarks && canonicalJson(one.rule) === canonicalJson(other.rule);

export interface CarryInput {
  /** The standard of the application to be filled. */
  prepared: Prepared;
  facts: CommunityFacts;
  /** Points of it that have been touched already: nothing of theirs is replaced. */
  touched: ReadonlySet<string>;
  earlier: { prepared: Prepared; answers: readonly EnteredAnswer[] };
}

/**
 * Which answers of an earlier application can be carried over, in document order, and why the others cannot:
 * the point has to be asked again, scored by the same rule, and the answer has to be one that the rule takes.
 */
export function carryPlan({ prepared, facts, touched, earlier }: CarryInput): CarryPlan {
  const asked = new Set(askedLeaves(prepared, facts.type).map((leaf) => leaf.id));
  const answers = new Map(
    earlier.answers.flatMap((answer) =>
      answer.value === null ? [] : [[answer.nodeId, { ...answer, value: answer.value }] as const],
    ),
  );
  const candidates = [...answers.keys()].filter((id) => asked.has(id));
  const errors = errorsOf(
    prepared,
    facts,
    candidates.map((id) => [id, answers.get(id)?.value as Answer]),
  );
  const carriable: Carriable[] = [];
  const left: LeftBehind[] = [];
  for (const old of inOrder(earlier.prepared, prepared, answers.keys())) {
    const answer = answers.get(old.id);
    if (!answer) continue;
    const node = nodeById(prepared, old.id);
    const leaf = node && isLeaf(node) ? node : null;
    const reason = !leaf
      ? "本批次采用的标准没有这个评分点。"
      : !asked.has(leaf.id)
        ? "不适用于该社区现在的项目类型。"
        : !sameRule(leaf, old)
          ? "评分办法与往次不同。"
          : touched.has(leaf.id)
            ? "本次已填写，不会改动。"
            : errors.get(leaf.id);
    if (leaf && !reason) carriable.push({ leaf, value: answer.value, note: answer.note });
    else left.push({ nodeId: old.id, title: leaf?.title ?? old.title, reason: reason ?? "" });
  }
  return { carriable, left };
}

/** The earlier points with an answer, in the order of the new standard, then what it does not have. */
function inOrder(earlier: Prepared, prepared: Prepared, ids: Iterable<string>): LeafNode[] {
  const order = new Map(leavesOf(prepared).map((leaf, index) => [leaf.id, index]));
  const last = order.size;
  return [...ids]
    .flatMap((id) => {
      const node = nodeById(earlier, id);
      return node && isLeaf(node) ? [node] : [];
    })
    .sort((one, other) => (order.get(one.id) ?? last) - (order.get(other.id) ?? last));
}

function errorsOf(
  prepared: Prepared,
  community: CommunityFacts,
  answers: readonly (readonly [string, Answer])[],
): Map<string, string> {
  const evaluation = evaluate(prepared, { community, answers: Object.fromEntries(answers) });
  if (evaluation.ok) return new Map();
  return new Map(
    evaluation.errors.map(({ path, message }) => [path.replace("answers.", ""), message]),
  );
}
