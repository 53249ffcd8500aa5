import "server-only";
import { answersOf } from "../application/data";
import { inApplication } from "../application/mutations";
import type { Person } from "../auth/types";
import { enterAnswers } from "../entry/mutations";
import { notFound, Refusal } from "../errors";
import { preparedStandard } from "../standard/data";
import { earlierApplications } from "./data";
import { carryPlan } from "./policy";
import type { Carry } from "./schema";

/**
 * Carries answers over from an earlier application of the same community. What has been entered since the page
 * was drawn stays as it is; each answer is marked as carried over until somebody changes or confirms it.
 * @returns how many were carried over
 * @throws Refusal `not-found` for what is no earlier application of the community, `stale` where nothing is left
 */
export async function carryAnswers(person: Person, input: Carry): Promise<number> {
  return inApplication(person, input.applicationId, "carry-over", null, async (context) => {
    const { tx, record, view, prepared } = context;
    const from = (await earlierApplications(view.id, tx)).find(({ id }) => id === input.fromId);
    if (!from) throw notFound("份往次申报");
    const touched = new Set((await answersOf(view.id, tx)).map((answer) => answer.nodeId));
    const { carriable } = carryPlan({
      prepared,
      facts: view.facts,
      touched,
      earlier: {
        prepared: await preparedStandard(from.standardId),
        answers: await answersOf(from.id, tx),
      },
    });
    const asked = new Set(input.nodeIds);
    const carried = carriable.filter(({ leaf }) => asked.has(leaf.id));
    if (carried.length === 0)
      throw new Refusal("stale", "这些评分点都已填写或不能沿用，没有改动。请刷新页面查看。");
    const { saved } = await enterAnswers(
      person,
      context,
      carried.map(({ leaf, value, note }) => ({ nodeId: leaf.id, version: 0, value, note })),
      "carried",
    );
    record({
      action: "answers.carried",
      subjectType: "application",
      subjectId: view.id,
      after: { fromId: from.id, nodeIds: saved.map(({ nodeId }) => nodeId) },
    });
    return saved.length;
  });
}
