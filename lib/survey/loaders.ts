import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { loadApplication } from "../application/loaders";
import { can } from "../auth/permissions";
import { requirePermission } from "../auth/session";
import { dayOf } from "../calendar";
import { allocate, plannedSizes } from "../draw/score";
import {
  findSurvey,
  publicSurveys,
  registerOf,
  registersOf,
  responseCounts,
  surveysOf,
} from "./data";
import { openSteps, phaseOf, publishedSurvey } from "./policy";
import { surveyListSchema } from "./schema";
import type { Allocation, LoadedSurvey, PlannedSizes, PublishedSurvey, SurveyView } from "./types";

const sizesOf = ({
  households,
  plan,
  form,
}: Pick<SurveyView, "households" | "plan" | "form">): PlannedSizes | null =>
  households === null ? null : plannedSizes(households, plan, form.minResponses);

function allocationOf(
  survey: Parameters<typeof sizesOf>[0],
  register: Awaited<ReturnType<typeof registerOf>>,
): Allocation[] {
  const sizes = sizesOf(survey);
  return register && sizes ? allocate(register.households, sizes.invited) : [];
}

/** An application's surveys for whoever may see it; the newest first. Contributors and observers have no such page. */
export const loadSurveys = cache(async (applicationId: string) => {
  await requirePermission("survey.read");
  const { person, view, facts } = await loadApplication(applicationId);
  const today = dayOf(new Date());
  const all = await surveysOf(view.id);
  const ids = all.map(({ id }) => id);
  const [registers, counts] = await Promise.all([registersOf(ids), responseCounts(ids)]);
  const surveys = all.map((survey): LoadedSurvey => {
    const responses = survey.results?.responses ?? counts.get(survey.id) ?? 0;
    const known = {
      ...survey,
      application: facts,
      hasRegister: survey.households !== null,
      entered: survey.enteredAt !== null,
      responses,
    };
    return {
      survey,
      phase: phaseOf(survey, today),
      steps: openSteps(person, known, today),
      responses,
      sizes: sizesOf(survey),
      allocation:
        survey.state === "cancelled" ? [] : allocationOf(survey, registers.get(survey.id) ?? null),
    };
  });
  const underWay = surveys.some(({ survey }) => !["closed", "cancelled"].includes(survey.state));
  const mayPlan =
    can(person, "survey.manage") && ["draft", "returned"].includes(view.state) && !underWay;
  return { view, person, surveys, mayPlan, today };
});

const pageSize = 20;

/** For everybody: surveys whose commitment is published, the newest first. */
export async function loadPublicSurveys(search: unknown) {
  const { page } = surveyListSchema.parse(search);
  const { surveys, total } = await publicSurveys(page, pageSize);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  if (page > pageCount) notFound();
  const today = dayOf(new Date());
  return {
    surveys: surveys.map((survey) => ({
      survey: publishedSurvey(survey),
      phase: phaseOf(survey, today),
    })),
    total,
    page,
    pageCount,
  };
}

/** For everybody: one survey whose commitment is published; any other does not exist. */
export const findPublishedSurvey = cache(async (id: string): Promise<PublishedSurvey> => {
  const survey = z.uuid().safeParse(id).success ? await findSurvey(id) : null;
  if (!survey || survey.commitment === null) notFound();
  return publishedSurvey(survey);
});

/** For everybody: one survey's plan, draw and, once it is closed, results. */
export async function loadPublicSurvey(id: string) {
  const survey = await findPublishedSurvey(id);
  const phase = phaseOf(survey, dayOf(new Date()));
  return {
    survey,
    phase,
    sizes: sizesOf(survey),
    allocation: allocationOf(survey, await registerOf(survey.id)),
  };
}
