import {
  type ApplicationFacts,
  type OperationName,
  operations,
  refusalOf,
  resident,
} from "@/lib/application/policy";
import type { State } from "@/lib/application/types";
import type { Person, Role } from "@/lib/auth/types";

/**
 * Everything that can become of an application, found by trying every operation by everybody in every state that can
 * be reached, with the product's own table and policy. What an operation does besides moving the state is told here
 * once more, in as few words as publication needs.
 */

const person = (id: string, role: Role, districtId: string | null = null): Person => ({
  ...{ id, username: id, name: id, role, districtId, districtName: null },
  mustChangePassword: false,
});

/** At least two of everybody who decides, so that a second person can always be found. */
const everybody = [
  person("official", "district-official", "gongshu"),
  person("stranger", "district-official", "xihu"),
  person("contributor", "contributor", "gongshu"),
  person("reviewer", "reviewer"),
  person("second-reviewer", "reviewer"),
  person("outsider", "reviewer"),
  person("admin", "administrator"),
  person("deputy", "administrator"),
  person("observer", "observer"),
  resident,
];
const batch = ["reviewer", "second-reviewer", "deputy"];

/** As much of an application as decides what may happen to it. */
export interface Situation {
  state: State;
  /** Of the batch: whether its period is over. */
  batchOver: boolean;
  /** Of the newest outcome: none yet, on notice, or the notice is over. */
  notice: "none" | "running" | "over";
  /** Objections: not taken up, taken up. */
  received: number;
  takenUp: number;
  /** What is proposed to be changed of what is published, and by whom. */
  proposal: ApplicationFacts["proposal"];
  submitters: readonly string[];
  verifiers: readonly string[];
}

const start: Situation = {
  ...{ state: "draft", batchOver: false, notice: "none", received: 0, takenUp: 0 },
  ...{ proposal: null, submitters: [], verifiers: [] },
};

const today = "2026-11-24";
const mostObjections = 2;

function factsOf(situation: Situation): ApplicationFacts {
  const { state, batchOver, notice, received, takenUp, proposal } = situation;
  const { submitters, verifiers } = situation;
  const ends = { none: null, running: "2026-11-30", over: "2026-11-23" }[notice];
  return {
    ...{ state, districtId: "gongshu", opensOn: "2026-11-01" },
    closesOn: batchOver ? "2026-11-20" : "2026-11-30",
    ...{ reviewerIds: batch, submitterIds: submitters, verifierIds: verifiers },
    assignments: [{ contributorId: "contributor", nodeId: "health", state: "open" }],
    noticeEndsOn: state === "notice" ? ends : null,
    openObjections: received + takenUp,
    proposal,
  };
}

const adding = (ids: readonly string[], id: string) => [...new Set([...ids, id])].sort();

/** What an operation can make of a situation; nothing where there is nothing for it to be done to. */
function effect(
  name: OperationName,
  by: (typeof everybody)[number],
  before: Situation,
): Situation[] {
  const operation = operations[name];
  const moved = { ...before, state: "to" in operation ? operation.to : before.state };
  const id = by.id ?? "";
  switch (name) {
    case "submit":
      return [{ ...moved, submitters: adding(before.submitters, id) }];
    case "rule":
    case "return":
    case "conclude":
      return [{ ...moved, verifiers: adding(before.verifiers, id) }];
    case "approve":
      return [{ ...moved, notice: "none" }];
    case "announce":
      return [{ ...moved, notice: "running" }];
    case "object":
      if (before.received + before.takenUp >= mostObjections) return [];
      return [{ ...moved, received: before.received + 1 }];
    case "take-up":
      if (before.received === 0) return [];
      return [{ ...moved, received: before.received - 1, takenUp: before.takenUp + 1 }];
    case "dismiss":
    case "uphold":
      return before.takenUp === 0 ? [] : [{ ...moved, takenUp: before.takenUp - 1 }];
    case "propose-amendment":
      return (["correction", "revocation"] as const).map((kind) => ({
        ...moved,
        proposal: { kind, by: id },
      }));
    case "drop-amendment":
    case "correct":
    case "revoke":
      return [{ ...moved, proposal: null }];
    default:
      return [moved];
  }
}

/** What time does by itself. */
function passing(before: Situation): Situation[] {
  const over = before.batchOver ? [] : [{ ...before, batchOver: true }];
  return before.notice === "running" ? [...over, { ...before, notice: "over" }] : over;
}

export interface Step {
  name: OperationName | "time";
  by: string | null;
  before: Situation;
  after: Situation;
}

const names = Object.keys(operations) as OperationName[];
type Refuses = typeof refusalOf;

/** One text for each situation. */
export const keyOf = (situation: Situation): string =>
  Object.values(situation)
    .map((value) =>
      Array.isArray(value) ? value.join("+") : (value?.kind ?? value) + (value?.by ?? ""),
    )
    .join(" ");

/** Every situation that can be reached from a draft, and every step between two of them. */
export function everythingReachable(refuses: Refuses = refusalOf) {
  const found = new Map([[keyOf(start), start]]);
  const steps: Step[] = [];
  const waiting = [start];
  let tried = 0;
  const take = (name: Step["name"], before: Situation, after: Situation, by: string | null) => {
    steps.push({ name, by, before, after });
    const key = keyOf(after);
    if (found.has(key)) return;
    found.set(key, after);
    waiting.push(after);
  };
  for (let before = waiting.shift(); before; before = waiting.shift()) {
    for (const after of passing(before)) take("time", before, after, null);
    const facts = factsOf(before);
    for (const name of names)
      for (const by of everybody) {
        tried += 1;
        if (refuses(name, by, facts, today)) continue;
        for (const after of effect(name, by, before)) take(name, before, after, by.id);
      }
  }
  return { situations: [...found.values()], steps, tried };
}

/** The situations from which one that fits can be reached. */
export function leadingTo(
  { situations, steps }: Pick<ReturnType<typeof everythingReachable>, "situations" | "steps">,
  fits: (situation: Situation) => boolean,
): Set<string> {
  const before = new Map<string, string[]>();
  for (const step of steps) {
    const to = keyOf(step.after);
    before.set(to, [...(before.get(to) ?? []), keyOf(step.before)]);
  }
  const good = new Set(situations.filter(fits).map(keyOf));
  const waiting = [...good];
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift())
    for (const earlier of before.get(key) ?? [])
      if (!good.has(earlier)) {
        good.add(earlier);
        waiting.push(earlier);
      }
  return good;
}
