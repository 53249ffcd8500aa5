import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { possibleReviewers } from "../account/data";
import { applicationPage } from "../application/data";
import { can } from "../auth/permissions";
import { requirePermission } from "../auth/session";
import { dayOf } from "../calendar";
import { preparedStandard, standardsInForce } from "../standard/data";
import { figureRows } from "../standard/policy";
import { allBatches, findBatch } from "./data";
import { batchPageSchema } from "./schema";
import { type BatchPhase, type BatchView, phaseOf } from "./types";

const pageSize = 50;

/** All batches with the phase each is in today. */
export async function loadBatches() {
  const person = await requirePermission("batch.read");
  const today = dayOf(new Date());
  const batches: (BatchView & { phase: BatchPhase })[] = (await allBatches()).map((batch) => ({
    ...batch,
    phase: phaseOf(batch, today),
  }));
  // How many others have applied is no business of a district.
  const showCount = person.role !== "district-official";
  return { batches, showCount, mayOpen: can(person, "batch.open") };
}

/** For opening a batch: the standards to choose from, and for the one chosen what of it is assumed. */
export async function loadNewBatch(standardId: unknown) {
  const person = await requirePermission("batch.open");
  const [standards, reviewers] = await Promise.all([standardsInForce(), possibleReviewers()]);
  const standard = standards.find(({ id }) => id === standardId);
  const rows = standard ? figureRows(await preparedStandard(standard.id)) : [];
  return {
    person,
    standards,
    standard,
    reviewers,
    today: dayOf(new Date()),
    figures: rows.length,
    assumed: rows.filter(({ kind }) => kind === "assumed"),
  };
}

const batchFor = cache(async (id: string) => {
  const person = await requirePermission("batch.read");
  const batch = z.uuid().safeParse(id).success ? await findBatch(id) : null;
  if (!batch) notFound();
  return { person, batch };
});

/** A batch's title, for the browser's tab. */
export const loadBatchTitle = async (id: string): Promise<string> =>
  (await batchFor(id)).batch.title;

/** A batch with those of its applications that the person may see; administrators may change it. */
export async function loadBatch(id: string, search: unknown) {
  const { person, batch } = await batchFor(id);
  const { page } = batchPageSchema.parse(search);
  const mayChange = can(person, "batch.change");
  const [{ applications, total }, reviewers] = await Promise.all([
    applicationPage(person, { batchId: batch.id }, page, pageSize),
    mayChange ? possibleReviewers() : [],
  ]);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  if (page > pageCount) notFound();
  return {
    role: person.role,
    batch,
    phase: phaseOf(batch, dayOf(new Date())),
    applications: applications.map(({ view }) => view),
    total,
    page,
    pageCount,
    mayChange,
    reviewers,
  };
}
