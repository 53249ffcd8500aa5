import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requirePerson } from "../auth/session";
import type { Person } from "../auth/types";
import { dayOf } from "../calendar";
import type { Prepared } from "../scoring";
import { preparedStandard } from "../standard/data";
import {
  type ApplicationRecord,
  answersOf,
  findApplication,
  rectificationsOf,
  snapshotsOf,
  waiversOf,
} from "./data";
import { allowedOperations, maySee, type OperationName } from "./policy";
import type { ClaimedWaiver, EnteredAnswer, RectificationItem, Snapshot } from "./types";

export interface LoadedApplication extends ApplicationRecord {
  person: Person;
  prepared: Prepared;
  allowed: OperationName[];
}

/** One application for whoever may see it; for anybody else, and for no id at all, the page does not exist. */
export async function loadApplication(id: string): Promise<LoadedApplication> {
  const person = await requirePerson();
  const found = z.uuid().safeParse(id).success ? await findApplication(id) : null;
  if (!found || !maySee(person, found.facts)) notFound();
  return {
    ...found,
    person,
    prepared: await preparedStandard(found.view.standardId),
    allowed: allowedOperations(person, found.facts, dayOf(new Date())),
  };
}

export interface LoadedEntry extends LoadedApplication {
  answers: EnteredAnswer[];
  waivers: ClaimedWaiver[];
  rectifications: RectificationItem[];
  snapshots: Snapshot[];
}

/** An application with all that was entered, claimed, frozen and named for rectification. */
export async function loadEntry(id: string): Promise<LoadedEntry> {
  const loaded = await loadApplication(id);
  const [answers, waivers, rectifications, snapshots] = await Promise.all([
    answersOf(loaded.view.id),
    waiversOf(loaded.view.id),
    rectificationsOf(loaded.view.id),
    snapshotsOf(loaded.view.id),
  ]);
  return { ...loaded, answers, waivers, rectifications, snapshots };
}
