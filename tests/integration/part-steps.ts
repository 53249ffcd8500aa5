import { saveAnswers } from "@/lib/application/mutations";
import { partsOf } from "@/lib/assignment/data";
import { assignParts } from "@/lib/assignment/mutations";
import type { PartView } from "@/lib/assignment/types";
import type { Person } from "@/lib/auth/types";
import { type LeafNode, leavesOf } from "@/lib/scoring";
import { bestAnswer, newDraft, type World } from "./fixtures";

/** Hands pages of entry to somebody, without a day. */
export const assign = (by: Person, applicationId: string, to: Person, ...nodeIds: string[]) =>
  assignParts(by, {
    applicationId,
    contributorId: to.id,
    nodeIds,
    comment: "请如实填写",
    dueOn: null,
  });

export async function partIn(applicationId: string, nodeId: string): Promise<PartView> {
  const part = (await partsOf(applicationId)).find((found) => found.nodeId === nodeId);
  if (!part) throw new Error(`nobody has ${nodeId}`);
  return part;
}

/** The key of a part as it stands. */
export async function keyOf(applicationId: string, nodeId: string) {
  const { id: partId, version } = await partIn(applicationId, nodeId);
  return { applicationId, partId, version };
}

/** A draft with these pages in the contributor's hands. */
export async function handedOut(world: World, ...nodeIds: string[]) {
  const draft = await newDraft(world);
  await assign(world.official, draft.id, world.contributor, ...nodeIds);
  return draft;
}

/** Enters one point, based on a version: none yet unless given. */
export const enter = (
  by: Person,
  applicationId: string,
  nodeId: string,
  value: unknown,
  version = 0,
  note = "现场",
) =>
  saveAnswers(by, {
    applicationId,
    answers: [{ nodeId, version, value: value as number, note }],
  });

/** The points of a page that apply to the tests' community. */
export const onPage = ({ prepared }: World, nodeId: string): LeafNode[] =>
  leavesOf(prepared, nodeId).filter(
    (leaf) => !leaf.appliesTo || leaf.appliesTo.includes("renewal"),
  );

/** Fills a page with the best answers. */
export async function fillPart(world: World, by: Person, applicationId: string, nodeId: string) {
  await saveAnswers(by, {
    applicationId,
    answers: onPage(world, nodeId).map((leaf) => ({
      nodeId: leaf.id,
      version: 0,
      value: bestAnswer(leaf),
      note: "",
    })),
  });
}
