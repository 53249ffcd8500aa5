import type { Assignment, OperationName, PolicyRefusal } from "../application/policy";
import { entryPages } from "../application/score";
import type { Person, Role } from "../auth/types";
import type { FieldMessage } from "../errors";
import type { Prepared } from "../scoring";
import type { PartState } from "./types";

interface PartOperation {
  title: string;
  role: Role;
  /** What the application's own policy must allow as well. */
  within: OperationName;
  /** null: nobody has the page in hand. */
  from: readonly (PartState | null)[];
  to: PartState;
}

/**
 * The one table of what may be done to a page of entry that is handed out: by whom, in which state, and where
 * it leads. A contributor never gets further than handing in; what was handed in waits for the district.
 */
export const partOperations = {
  assign: {
    title: "分派填报",
    role: "district-official",
    within: "hand-out",
    from: [null, "taken-over"],
    to: "open",
  },
  "hand-in": {
    title: "交回填报",
    role: "contributor",
    within: "hand-in",
    from: ["open"],
    to: "handed-in",
  },
  "send-back": {
    title: "退回补填",
    role: "district-official",
    within: "hand-out",
    from: ["handed-in", "accepted"],
    to: "open",
  },
  accept: {
    title: "核对通过",
    role: "district-official",
    within: "check-part",
    from: ["handed-in"],
    to: "accepted",
  },
  "take-over": {
    title: "收回填报",
    role: "district-official",
    within: "check-part",
    from: ["open", "handed-in", "accepted"],
    to: "taken-over",
  },
} as const satisfies Record<string, PartOperation>;

export type PartOperationName = keyof typeof partOperations;

/** What the policy must know of a part; null: nobody has ever had the page in hand. */
export interface PartFacts {
  contributorId: string;
  state: PartState;
}

const standing: Record<PartState, string> = {
  open: "这一部分还在填写中",
  "handed-in": "这一部分已交回，等待核对",
  accepted: "这一部分已核对通过",
  "taken-over": "这一部分已收回",
};

/**
 * Whether `person`, whom the application's policy has let in, may do `name` to a part: null, or why not.
 * A part in somebody else's hands is not there for a contributor.
 */
export function partRefusal(
  name: PartOperationName,
  person: Pick<Person, "id" | "role">,
  part: PartFacts | null,
): PolicyRefusal | null {
  const { title, role, from }: PartOperation = partOperations[name];
  if (person.role !== role) return { code: "not-allowed", message: `您的角色不能进行“${title}”。` };
  const hidden = person.role === "contributor" && part?.contributorId !== person.id;
  if (hidden || (part === null && name !== "assign"))
    return { code: "not-found", message: "没有找到这个分派的部分，或者您无权查看。" };
  const state = part?.state ?? null;
  if (from.includes(state)) return null;
  if (name === "assign")
    return { code: "taken", message: "这一部分已分派给他人，请先收回再分派。" };
  const now = state ? standing[state] : "";
  return {
    code: "wrong-state",
    message: `${now}，不能进行“${title}”，请刷新页面查看最新状态。`,
  };
}

/** What may be done to a part now, for screens: the server asks again. */
export function allowedPartOperations(
  person: Pick<Person, "id" | "role">,
  part: PartFacts,
  allowed: readonly OperationName[],
): PartOperationName[] {
  return (Object.keys(partOperations) as PartOperationName[]).filter(
    (name) =>
      allowed.includes(partOperations[name].within) && partRefusal(name, person, part) === null,
  );
}

/** The parts that keep an application from being submitted, a sentence for each, in the order of the pages. */
export function partsOut(
  prepared: Prepared,
  assignments: readonly Pick<Assignment, "nodeId" | "state">[],
): FieldMessage[] {
  const states = new Map(assignments.map(({ nodeId, state }) => [nodeId, state]));
  return entryPages(prepared).flatMap(({ node }) => {
    const state = states.get(node.id);
    if (state === "open")
      return [
        {
          path: `parts.${node.id}`,
          message: `“${node.title}”还在填报人员手中，请先收回或等其交回。`,
        },
      ];
    return state === "handed-in"
      ? [{ path: `parts.${node.id}`, message: `“${node.title}”已交回，请先核对。` }]
      : [];
  });
}
