import { answersOf } from "@/lib/application/data";
import { saveAnswers } from "@/lib/application/mutations";
import { returnForRectification, rulePoint } from "@/lib/review/mutations";
import { nodeById } from "@/lib/scoring";
import { versionOf, type World } from "./fixtures";

/** Two points that are scored, and one that may not fit a community. */
export const devices = "digital-access-devices";
export const platforms = "digital-access-platforms";
export const heritage = "neighbourhood-culture-heritage";

/** Saves one point on top of what is stored. */
export async function save(
  world: World,
  id: string,
  nodeId: string,
  value: number | string,
  by = world.official,
) {
  const known = (await answersOf(id)).find((answer) => answer.nodeId === nodeId);
  return saveAnswers(by, {
    applicationId: id,
    answers: [{ nodeId, version: known?.version ?? 0, value, note: "" }],
  });
}

/** Rules a point otherwise than it was entered. */
export async function adjust(
  world: World,
  id: string,
  nodeId: string,
  value: number,
  reason = "现场抽查",
  version = 0,
) {
  await rulePoint(world.reviewer, {
    kind: "adjusted",
    applicationId: id,
    nodeId,
    version,
    value,
    reason,
  });
}

/** Returns an application for rectification of these points. */
export async function giveBack(world: World, id: string, ...nodeIds: string[]) {
  await returnForRectification(world.reviewer, {
    applicationId: id,
    version: await versionOf(id),
    items: nodeIds.map((nodeId) => ({ nodeId, comment: "请核实后重新填报。" })),
  });
}

/** Worth 8 + 29 of the digital platform's marks: with these at nothing and the rest full, devices decide about 60. */
const levels = [
  platforms,
  "digital-data-catalogue",
  "digital-activity-registration",
  "digital-activity-monthly",
  "digital-security-protection",
];

/** The answers that give these nothing. */
export const levelsAtNothing = ({ prepared }: World): Record<string, string> =>
  Object.fromEntries(
    levels.map((nodeId) => {
      const node = nodeById(prepared, nodeId);
      if (!node || !("rule" in node) || node.rule.type !== "levels") throw new Error(nodeId);
      return [nodeId, node.rule.levels.find(({ marks }) => marks === 0)?.id ?? ""];
    }),
  );
