import "server-only";
import { dayOf } from "../calendar";
import { type Difference, difference } from "../scoring";
import { allStandards, preparedStandard, repealOf } from "../standard/data";
import {
  comparableStandards,
  loadPublishedFigures,
  loadStandard,
  loadStandards,
  newestStandard,
} from "../standard/loaders";
import type { StandardView } from "../standard/types";
import { contrasts, workedExample } from "./score";
import type { VersionEntry } from "./types";

/** What the page on the method says of all standards in force. */
export async function loadMethod() {
  const [figures, families, city] = await Promise.all([
    loadPublishedFigures(),
    loadStandards(),
    newestStandard(({ level }) => level === "municipal"),
  ]);
  const [other] = city ? await comparableStandards(city) : [];
  return { figures, families, contrasts: city && other ? contrasts(city, other.to) : [] };
}

/** Every version of a family, the newest first, each with how much it changed. */
async function versionsOf(family: string): Promise<VersionEntry[]> {
  const stored = (await allStandards()).filter((standard) => standard.family === family);
  return Promise.all(
    stored.map(async (view, at) => {
      const before = stored[at + 1];
      const repeal = view.repealed ? await repealOf(view.id) : null;
      const changes = before ? await between(before, view) : [];
      return {
        view,
        change: before ? { from: before.version, count: changes.length } : null,
        repealed: repeal && { reason: repeal.reason, on: dayOf(repeal.at) },
      };
    }),
  );
}

async function between(before: StandardView, after: StandardView): Promise<Difference[]> {
  const [older, newer] = await Promise.all([
    preparedStandard(before.id),
    preparedStandard(after.id),
  ]);
  return difference(older.standard, newer.standard);
}

/** One version as a document: with an example, what another level has otherwise, and its family's history. */
export async function loadMethodDocument(family: string, version: string) {
  const { prepared, view } = await loadStandard(family, version);
  const [versions, [other]] = await Promise.all([
    versionsOf(family),
    comparableStandards(prepared),
  ]);
  const at = versions.findIndex((entry) => entry.view.id === view.id);
  const before = versions[at + 1]?.view;
  return {
    prepared,
    view,
    example: workedExample(prepared),
    other: other
      ? {
          title: other.to.standard.title,
          level: other.to.standard.level,
          contrasts: contrasts(prepared, other.to),
        }
      : null,
    versions,
    changes: before ? await between(before, view) : [],
  };
}
