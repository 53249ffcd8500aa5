import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requirePerson } from "../auth/session";
import { dayOf } from "../calendar";
import { preparedStandard } from "../standard/data";
import { answersOf, findApplication, rectificationsOf, snapshotsOf, waiversOf } from "./data";
import { allowedOperations, maySee } from "./policy";
import { type EntryPage, entryPages } from "./score";
import type { LoadedApplication, LoadedEntry } from "./types";

/** One application for whoever may see it; for anybody else, and for no id at all, the page does not exist. */
export const loadApplication = cache(async (id: string): Promise<LoadedApplication> => {
  const person = await requirePerson();
  const found = z.uuid().safeParse(id).success ? await findApplication(id) : null;
  if (!found || !maySee(person, found.facts)) notFound();
  return {
    ...found,
    person,
    prepared: await preparedStandard(found.view.standardId),
    allowed: allowedOperations(person, found.facts, dayOf(new Date())),
  };
});

/** An application with all that was entered, claimed, frozen and named for rectification. */
export const loadEntry = cache(async (id: string): Promise<LoadedEntry> => {
  const loaded = await loadApplication(id);
  const [answers, waivers, rectifications, snapshots] = await Promise.all([
    answersOf(loaded.view.id),
    waiversOf(loaded.view.id),
    rectificationsOf(loaded.view.id),
    snapshotsOf(loaded.view.id),
  ]);
  return { ...loaded, answers, waivers, rectifications, snapshots };
});

/** One page of entry by its address below the application; an unknown one does not exist. */
export async function loadEntryPage(
  id: string,
  path: string,
): Promise<{ entry: LoadedEntry; page: EntryPage }> {
  const entry = await loadEntry(id);
  const page = entryPages(entry.prepared).find((candidate) => candidate.path === path);
  if (!page) notFound();
  return { entry, page };
}
