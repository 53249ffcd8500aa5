import "server-only";
import { z } from "zod";
import { findApplication, waiversOf } from "../application/data";
import { maySee, maySeeParts, openNodes, refusalOf, seenNodes } from "../application/policy";
import { entryPages, withinNodes } from "../application/score";
import { partsOf } from "../assignment/data";
import { currentPerson } from "../auth/session";
import type { Person } from "../auth/types";
import { dayOf } from "../calendar";
import { preparedStandard } from "../standard/data";
import { answersSince, othersIn } from "./data";
import { markPresent } from "./mutations";
import { stampOf } from "./policy";
import type { BeatInput } from "./schema";
import type { Beat } from "./types";

/**
 * What has happened around a page since it was drawn, for whoever may see how the district works on the
 * application; a contributor hears of the own parts only. Whoever fills in the page named is noted as being there.
 * @returns null for whoever may not see it, and where there is none
 */
export async function attend(id: string, input: BeatInput): Promise<Beat | null> {
  const person = await currentPerson();
  return person && !person.mustChangePassword ? attendAs(person, id, input) : null;
}

/** The same for a person whom the caller has proved. */
export async function attendAs(
  person: Person,
  id: string,
  { nodeId, known }: BeatInput,
): Promise<Beat | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await findApplication(id);
  if (!found || !maySee(person, found.facts) || !maySeeParts(person)) return null;
  const { view, facts } = found;
  const prepared = await preparedStandard(view.standardId);
  const open = openNodes(person, facts);
  const entering =
    nodeId !== null &&
    entryPages(prepared).some(({ node }) => node.id === nodeId) &&
    (open === null || open.includes(nodeId)) &&
    refusalOf("save-answers", person, facts, dayOf(new Date())) === null;
  if (entering) await markPresent(person, id, nodeId);
  const [others, answers, waivers, parts] = await Promise.all([
    othersIn(id, person.id),
    known ? answersSince(id, known) : [],
    waiversOf(id),
    partsOf(id),
  ]);
  const whole = { answers, waivers, rectifications: [], snapshots: [], parts };
  const seen = seenNodes(person, facts);
  if (!seen) return { others, answers, stamp: stampOf({ ...whole, view }) };
  const own = {
    ...withinNodes(prepared, seen, whole),
    parts: parts.filter(({ contributorId }) => contributorId === person.id),
  };
  return {
    others: others.filter((other) => seen.includes(other.nodeId)),
    answers: own.answers,
    stamp: stampOf({ ...own, view }),
  };
}
