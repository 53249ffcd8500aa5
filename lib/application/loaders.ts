import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { partsOf } from "../assignment/data";
import { requirePerson } from "../auth/session";
import { dayOf } from "../calendar";
import { preparedStandard } from "../standard/data";
import { answersOf, findApplication, rectificationsOf, snapshotsOf, waiversOf } from "./data";
import { allowedOperations, maySee, maySeeParts, seenNodes } from "./policy";
import { type EntryPage, pagesFor, withinNodes } from "./score";
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

/**
 * An application with all that was entered, claimed, frozen and named for rectification; for a contributor only
 * what lies on the pages handed to them.
 */
export const loadEntry = cache(async (id: string): Promise<LoadedEntry> => {
  const loaded = await loadApplication(id);
  const { person, facts, view, prepared } = loaded;
  const [answers, waivers, rectifications, snapshots, parts] = await Promise.all([
    answersOf(view.id),
    waiversOf(view.id),
    rectificationsOf(view.id),
    snapshotsOf(view.id),
    maySeeParts(person) ? partsOf(view.id) : [],
  ]);
  const whole = { ...loaded, answers, waivers, rectifications, snapshots, parts };
  const seen = seenNodes(person, facts);
  if (!seen) return whole;
  const own = parts.filter(({ contributorId }) => contributorId === person.id);
  return { ...withinNodes(prepared, seen, whole), parts: own };
});

/** An application with all of its content, for whoever sees all of it: there is no such page for a contributor. */
export async function loadWhole(id: string): Promise<LoadedEntry> {
  const entry = await loadEntry(id);
  if (seenNodes(entry.person, entry.facts)) notFound();
  return entry;
}

/** One page of entry by its address below the application; one that is unknown, or not theirs, does not exist. */
export async function loadEntryPage(
  id: string,
  path: string,
): Promise<{ entry: LoadedEntry; page: EntryPage; pages: EntryPage[] }> {
  const entry = await loadEntry(id);
  const pages = pagesFor(entry);
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) notFound();
  return { entry, page, pages };
}
