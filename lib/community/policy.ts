import { formatDay } from "../calendar";
import type { FieldMessage } from "../errors";
import {
  type CommunityFilter,
  dateFields,
  dateWords,
  type ProjectDates,
  type Sort,
  type Stage,
  stageDates,
  stageOrder,
  stages,
} from "./types";

/** What decides the scores: locked while an application of the community is being verified. */
export const scoredFields = ["type", "households", "residents"] as const;

/**
 * What contradicts itself in a project's dates and stage, each at its field: dates follow the order of the stages
 * as far as they are given, none lies after `today` (ISO day), and the stage is at least that of the last one.
 */
export function lifeFaults(
  project: ProjectDates & { stage: Stage },
  today: string,
): FieldMessage[] {
  const faults: FieldMessage[] = [];
  const given = dateFields.flatMap((path) => {
    const day = project[path];
    return day === null ? [] : [{ path, day, word: dateWords[path] }];
  });
  given.forEach(({ path, day, word }, at) => {
    const earlier = given.slice(0, at).findLast((other) => other.day > day);
    if (day > today) faults.push({ path, message: `${word}不能晚于今天（${formatDay(today)}）。` });
    else if (earlier)
      faults.push({
        path,
        message: `${word}不能早于${earlier.word}（${formatDay(earlier.day)}）。`,
      });
  });
  const last = given.at(-1);
  if (!last) return faults;
  const least = stageOrder.indexOf(stageDates[last.path]);
  if (stageOrder.indexOf(project.stage) < least) {
    const possible = stageOrder.slice(least).map((stage) => `“${stages[stage]}”`);
    faults.push({
      path: "stage",
      message: `已填${last.word}，所处阶段应为${possible.join("或")}。`,
    });
  }
  return faults;
}

/** The day on which a project came to its stage, where it is known. */
export function stageDay(project: ProjectDates & { stage: Stage }): string | null {
  const field = dateFields.find((path) => stageDates[path] === project.stage);
  return field ? project[field] : null;
}

/** What a list is narrowed to and sorted by, as the search part of an address; empty for the whole list. */
export function listQuery(filter: CommunityFilter, sort: Sort): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) params.set(name, String(value));
  if (sort !== "name") params.set("sort", sort);
  const query = params.toString();
  return query && `?${query}`;
}
