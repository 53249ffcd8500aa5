import "server-only";
import { registerOf } from "../survey/data";
import { findPublishedSurvey } from "../survey/loaders";
import type { DrawDocument, Household } from "../survey/types";
import { allocate, plannedSizes } from "./score";

/** For everybody: all that is needed to repeat a draw; null before it, and once the register is deleted. */
export async function loadDraw(id: string): Promise<DrawDocument | null> {
  const survey = await findPublishedSurvey(id);
  const register = await registerOf(survey.id);
  const { commitment, committedAt, seed, drawnAt, registerDigest, plan, form } = survey;
  const sizes =
    survey.households === null ? null : plannedSizes(survey.households, plan, form.minResponses);
  if (!register?.drawn || !sizes || !seed || !drawnAt || !commitment || !committedAt) return null;
  return {
    kind: "survey-draw",
    version: 1,
    survey: survey.id,
    plan,
    minResponses: form.minResponses,
    commitment,
    committedAt: committedAt.toISOString(),
    registerDigest: registerDigest ?? "",
    register: register.households,
    seed,
    drawnAt: drawnAt.toISOString(),
    ...sizes,
    allocation: allocate(register.households, sizes.invited),
    drawn: register.drawn.flatMap((at): Household[] => {
      const household = register.households[at];
      return household ? [household] : [];
    }),
  };
}
