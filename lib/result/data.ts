import "server-only";
import { db, type Transaction } from "../db";
import type { Home } from "../project/types";
import { type Decision, digest, formatMarks, type Submission } from "../scoring";
import { allStandards, communityTypes, preparedStandard } from "../standard/data";
import { inReadingOrder } from "../workbook/grid";
import { type ResultList, readResultList } from "../workbook/result-list";
import type { Looked } from "../workbook/types";
import {
  changesOf,
  compareResults,
  type ResultContext,
  type ResultStandard,
  titlesOf,
} from "./policy";
import { scoreColumns, scoresOf, verdictWords } from "./score";
import type { EarlierResult, ReadyResult, ResultDifference, StoredResult } from "./types";

/** Every standard that results may be given by, repealed ones too: they decided once. */
async function resultStandards(): Promise<ResultStandard[]> {
  return Promise.all(
    (await allStandards()).map(async ({ id, family, version, title }) => ({
      id,
      ref: `${family}@${version}`,
      title,
      prepared: await preparedStandard(id),
    })),
  );
}

/** A file that has been read, with its digest. */
export interface ReadResults extends ResultList {
  file: string;
}

/** Reads a workbook of earlier results, sent as base64. */
export async function readResults(workbook: string): Promise<ReadResults> {
  const list = await readResultList(Buffer.from(workbook, "base64"), await resultStandards());
  return { ...list, file: digest(workbook) };
}

/** What a file of a district's results is held against: its communities and the results kept for them. */
export async function resultContext(
  districtId: string,
  client: Transaction = db(),
): Promise<ResultContext> {
  const communities = await client.community.findMany({
    where: { districtId },
    select: {
      ...{ id: true, version: true, name: true, code: true },
      ...{ type: true, households: true, residents: true },
    },
    orderBy: { id: "asc" },
  });
  const rows = await client.earlierResult.findMany({
    where: { community: { districtId } },
    select: {
      ...{ id: true, version: true, communityId: true, year: true, standardId: true },
      ...{ source: true, submission: true },
    },
    orderBy: { id: "asc" },
  });
  const stored: StoredResult[] = rows.map((row) => ({
    ...row,
    submission: row.submission as unknown as Submission,
  }));
  const types = new Map((await communityTypes()).map(({ id, title }) => [id, title]));
  return { communities, stored, types, standards: await resultStandards() };
}

/** The file held against what is kept: everything that is wrong, and what saving would change. */
export function comparedResults(list: ReadResults, context: ResultContext) {
  const { faults, ...difference } = compareResults(list.rows, context);
  const state = [...context.communities, ...context.stored].map(
    ({ id, version }) => `${id} ${version}`,
  );
  return {
    errors: inReadingOrder([...list.errors, ...faults]),
    difference,
    digest: digest({ file: list.file, state }),
  };
}

// While scores are missing their sum is no total.
const summary = ({ decision, source }: ReadyResult) =>
  decision.outcome === "incomplete"
    ? `${verdictWords(decision)}；${source}`
    : `总分 ${formatMarks(decision.total.score)}，${verdictWords(decision)}；${source}`;

function inWords(difference: ResultDifference, context: ResultContext) {
  const { communities, standards, types } = context;
  const nameOf = new Map(communities.map(({ id, name }) => [id, name]));
  const byId = new Map(standards.map((standard) => [standard.id, standard]));
  const titleOf = (communityId: string, year: number, standardId: string) =>
    `${nameOf.get(communityId) ?? ""}（${year} 年，${byId.get(standardId)?.title ?? ""}）`;
  return {
    added: difference.added.map((one) => ({
      key: `${one.community.id} ${one.year} ${one.standardId}`,
      title: titleOf(one.community.id, one.year, one.standardId),
      text: summary(one),
    })),
    changed: difference.changed.map(({ stored, after }) => {
      const standard = byId.get(after.standardId);
      const titles = standard ? titlesOf(standard) : new Map<string, string>();
      return {
        key: stored.id,
        title: titleOf(stored.communityId, stored.year, stored.standardId),
        changes: changesOf(stored, after, (id) => titles.get(id) ?? id, types),
      };
    }),
    unchanged: difference.unchanged,
    absent: difference.absent.map(({ id, communityId, year, standardId }) => ({
      key: id,
      title: titleOf(communityId, year, standardId),
    })),
  };
}

/** What importing this workbook would do; nothing is saved. */
export async function lookAtResults(home: Home, workbook: string): Promise<Looked> {
  const list = await readResults(workbook);
  const context = await resultContext(home.districtId);
  const { errors, difference, digest } = comparedResults(list, context);
  if (errors.length > 0) return { faults: errors };
  return { preview: { digest, ...inWords(difference, context) } };
}

/** The earlier results of a community, the newest year first. Never an acceptance decided here. */
export async function earlierResults(communityId: string): Promise<EarlierResult[]> {
  const rows = await db().earlierResult.findMany({
    where: { communityId },
    include: {
      standard: { select: { title: true, family: true, version: true } },
      importedBy: { select: { name: true } },
    },
    orderBy: [{ year: "desc" }, { importedAt: "desc" }],
  });
  return Promise.all(
    rows.map(async (row) => {
      const scores = scoresOf(row.submission as unknown as Submission);
      const columns = scoreColumns(await preparedStandard(row.standardId));
      return {
        id: row.id,
        year: row.year,
        standardTitle: row.standard.title,
        standard: `${row.standard.family}@${row.standard.version}`,
        source: row.source,
        decision: row.decision as unknown as Decision,
        parts: columns.flatMap(({ id, title, most }) => {
          const score = scores[id];
          return score === undefined ? [] : [{ id, title, score, most }];
        }),
        importedBy: row.importedBy.name,
        importedAt: row.importedAt,
      };
    }),
  );
}
