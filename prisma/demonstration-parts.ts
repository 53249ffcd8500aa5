/** The demonstration's shared draft: what a district fills in together with a street. */
import { saveAnswers, startApplication } from "../lib/application/mutations";
import { askedLeaves } from "../lib/application/score";
import { partsOf } from "../lib/assignment/data";
import { assignParts, handInPart } from "../lib/assignment/mutations";
import type { Person } from "../lib/auth/types";
import { dayOf } from "../lib/calendar";
import { db } from "../lib/db";
import { type Answer, type LeafNode, leavesOf } from "../lib/scoring";
import { preparedStandard } from "../lib/standard/data";

export interface Sharing {
  official: Person;
  contributor: Person;
  communityId: string;
  batchId: string;
  answer: (leaf: LeafNode, facts: { households: number; residents: number }) => Answer;
}

const day = 24 * 60 * 60 * 1_000;

/** A draft that a district and a street fill in together: one part in the street's hands, one handed in. @returns its id */
export async function share(sharing: Sharing): Promise<string> {
  const { official, contributor, communityId, batchId, answer } = sharing;
  const known = await db().application.findFirst({ where: { batchId, communityId } });
  if (known && known.state !== "draft") return known.id;
  const applicationId = known?.id ?? (await startApplication(official, batchId, communityId));
  const community = await db().community.findUniqueOrThrow({ where: { id: communityId } });
  const { standardId } = await db().batch.findUniqueOrThrow({ where: { id: batchId } });
  const prepared = await preparedStandard(standardId);
  const within = (...nodes: string[]) =>
    new Set(nodes.flatMap((id) => leavesOf(prepared, id)).map(({ id }) => id));
  const [open, done] = ["health", "party"] as const;
  const fill = (by: Person, which: (id: string) => boolean) =>
    saveAnswers(by, {
      applicationId,
      answers: askedLeaves(prepared, community.type)
        .filter(({ id }) => which(id))
        .map((leaf) => ({
          nodeId: leaf.id,
          version: 0,
          value: answer(leaf, community),
          note: "",
        })),
    });
  if ((await db().answer.count({ where: { applicationId } })) === 0) {
    const theirs = within(open, done);
    await fill(official, (id) => !theirs.has(id));
  }
  const parts = async () =>
    new Map((await partsOf(applicationId)).map((part) => [part.nodeId, part]));
  const handed = await parts();
  const assign = (nodeId: string, comment: string) =>
    assignParts(official, {
      applicationId,
      contributorId: contributor.id,
      nodeIds: [nodeId],
      comment,
      dueOn: dayOf(new Date(Date.now() + 14 * day)),
    });
  if (!handed.has(open)) await assign(open, "请按近一年台账填写，佐证说明写明照片编号。");
  if (!handed.has(done)) await assign(done, "");
  const part = (await parts()).get(done);
  if (part?.state !== "open") return applicationId;
  const own = within(done);
  await fill(contributor, (id) => own.has(id));
  await handInPart(contributor, {
    applicationId,
    partId: part.id,
    version: part.version,
    remark: "党建台账原件在街道，可随时查看。",
  });
  return applicationId;
}
