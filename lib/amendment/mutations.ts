import "server-only";
import { snapshotsOf } from "../application/data";
import { type InApplication, inApplication } from "../application/mutations";
import type { Person } from "../auth/types";
import { invalidAt, Refusal } from "../errors";
import { notify } from "../message/mutations";
import { hitWords, personalData } from "../objection/policy";
import { reopen } from "../reopening/mutations";
import { newestPublished } from "../review/data";
import { namingFault } from "../review/policy";
import { openAmendment } from "./data";
import { noticeOfProposal } from "./policy";
import type { DecideAmendment, ProposeAmendment } from "./schema";

async function refuseUnnamed({ tx, view, prepared }: InApplication, nodeIds: readonly string[]) {
  const submission = (await snapshotsOf(view.id, tx)).at(-1)?.submission;
  if (!submission) throw new Error(`application ${view.id} was published without a snapshot`);
  const fault = namingFault(prepared, submission, nodeIds);
  if (fault) throw invalidAt("nodeIds", fault);
}

/**
 * Proposes to correct or to revoke what is published, with the reason that everybody will read; nothing changes
 * before another administrator confirms it.
 * @throws Refusal `invalid` where the reason looks as if it led to a person
 */
export async function proposeAmendment(person: Person, input: ProposeAmendment): Promise<void> {
  const { applicationId, version, kind, reason, checked } = input;
  const nodeIds = kind === "correction" ? [...new Set(input.nodeIds ?? [])] : [];
  await inApplication(person, applicationId, "propose-amendment", version, async (context) => {
    const { tx, record, view } = context;
    const hits = personalData(reason);
    if (hits.length > 0 && !checked)
      throw invalidAt(
        "reason",
        `公开的理由里${hitWords(hits)}，请删去；确需公开的，请勾选下面的核对。`,
      );
    await refuseUnnamed(context, nodeIds);
    const outcome = await newestPublished(applicationId, tx);
    if (!outcome) throw new Error(`application ${applicationId} was published without an outcome`);
    const amendment = await tx.amendment.create({
      data: {
        ...{ applicationId, outcomeId: outcome.id, kind, reason, nodeIds },
        proposedById: person.id,
      },
    });
    record({
      action: "amendment.proposed",
      subjectType: "application",
      subjectId: applicationId,
      after: { amendment: kind, code: outcome.code, reason, nodeIds },
    });
    await notify(tx, noticeOfProposal(person, amendment.id, kind, view));
  });
}

async function heldAmendment({ tx, view }: InApplication, amendmentId: string) {
  const amendment = await openAmendment(view.id, tx);
  if (amendment?.id !== amendmentId)
    throw new Refusal("stale", "这项提请刚被别人办理过，请刷新页面后再操作。");
  return amendment;
}

const decide = (
  { tx }: InApplication,
  id: string,
  state: "confirmed" | "dropped",
  person: Person,
) =>
  tx.amendment.update({
    where: { id },
    data: { state, decidedById: person.id, decidedAt: new Date() },
  });

/** Confirms what another administrator has proposed: revokes, or opens what is to be corrected to verification. */
export async function confirmAmendment(
  person: Person,
  { applicationId, amendmentId, version }: DecideAmendment,
  kind: "correction" | "revocation",
): Promise<void> {
  const name = kind === "correction" ? "correct" : "revoke";
  await inApplication(person, applicationId, name, version, async (context) => {
    const { record, view } = context;
    const amendment = await heldAmendment(context, amendmentId);
    await decide(context, amendment.id, "confirmed", person);
    const correcting = kind === "correction";
    const fallen = correcting ? await reopen(context, amendment.nodeIds) : {};
    record({
      action: "amendment.confirmed",
      subjectType: "application",
      subjectId: applicationId,
      before: { state: view.state, ...fallen },
      after: {
        state: correcting ? "submitted" : "revoked",
        ...{ amendment: kind, reason: amendment.reason, nodeIds: amendment.nodeIds },
      },
    });
  });
}

/** Lets a proposal fall, whoever made it: what is published stays as it is. */
export async function dropAmendment(
  person: Person,
  { applicationId, amendmentId, version }: DecideAmendment,
): Promise<void> {
  await inApplication(person, applicationId, "drop-amendment", version, async (context) => {
    const amendment = await heldAmendment(context, amendmentId);
    await decide(context, amendment.id, "dropped", person);
    context.record({
      action: "amendment.dropped",
      subjectType: "application",
      subjectId: applicationId,
      before: { amendment: amendment.kind, reason: amendment.reason },
    });
  });
}
