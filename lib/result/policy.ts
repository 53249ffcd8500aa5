import { formatMarks, type Prepared } from "../scoring";
import type { WorkbookError } from "../workbook/types";
import { evaluateResult, scoreColumns, scoresOf } from "./score";
import type {
  ListedResult,
  ReadyResult,
  ResultCommunity,
  ResultDifference,
  StoredResult,
} from "./types";

/** A standard that results may be given by. */
export interface ResultStandard {
  id: string;
  /** `family@version` */
  ref: string;
  title: string;
  prepared: Prepared;
}

export interface ResultContext {
  communities: readonly ResultCommunity[];
  standards: readonly ResultStandard[];
  stored: readonly StoredResult[];
  /** Titles of community types by id. */
  types: ReadonlyMap<string, string>;
}

type Fault = { field: string; message: string };

/** The community a row names by code, by name, or by both where they agree. */
function communityOf(
  { code, name }: ListedResult,
  communities: readonly ResultCommunity[],
): ResultCommunity | Fault {
  const byCode = communities.find((one) => one.code !== null && one.code === code);
  if (code && !byCode)
    return { field: "code", message: `项目库里没有编号「${code}」，请先导入或登记这个项目。` };
  if (byCode && name && byCode.name !== name)
    return {
      field: "name",
      message: `编号「${code}」是「${byCode.name}」，与此处「${name}」不一致。`,
    };
  const found = byCode ?? communities.find((one) => one.name === name);
  return found ?? { field: "name", message: `项目库里没有「${name}」，请先导入或登记这个项目。` };
}

const keyOf = (communityId: string, year: number, standardId: string) =>
  `${communityId} ${year} ${standardId}`;

const isSame = (stored: StoredResult, after: ReadyResult) =>
  changesOf(stored, after, () => "", new Map()).length === 0;

/**
 * Earlier results of a file against those that are kept. Each is found by community, year and standard; nothing is
 * ever deleted.
 * @returns the difference, and every cell of what cannot be kept
 */
export function compareResults(
  rows: readonly ListedResult[],
  { communities, standards, stored }: ResultContext,
): ResultDifference & { faults: WorkbookError[] } {
  const faults: WorkbookError[] = [];
  const kept = new Map(
    stored.map((one) => [keyOf(one.communityId, one.year, one.standardId), one]),
  );
  const seen = new Map<string, ListedResult>();
  const difference: ResultDifference = { added: [], changed: [], unchanged: 0, absent: [] };
  for (const listed of rows) {
    const fail = ({ field, message }: Fault) => faults.push({ ...listed.place(field), message });
    const standard = standards.find(({ ref }) => ref === listed.standard);
    const community = communityOf(listed, communities);
    if ("field" in community) fail(community);
    if (!standard || "field" in community) continue;
    const key = keyOf(community.id, listed.year, standard.id);
    const first = seen.get(key);
    if (first)
      fail({
        field: "year",
        message: `与工作表「${first.sheet}」第 ${first.row} 行是同一社区、同一年度、同一标准的结果，请只保留一行。`,
      });
    seen.set(key, listed);
    const { type, households, residents } = community;
    const facts = { type, households, residents };
    const evaluated = evaluateResult(standard.prepared, facts, listed.scores);
    if (!evaluated.ok) {
      evaluated.faults.forEach(fail);
      continue;
    }
    const { year, source } = listed;
    const { submission, decision } = evaluated;
    const ready: ReadyResult = {
      ...{ community, standardId: standard.id, standard: standard.ref, year, source },
      ...{ submission, decision },
    };
    const before = kept.get(key);
    if (!before) difference.added.push(ready);
    else if (isSame(before, ready)) difference.unchanged += 1;
    else difference.changed.push({ stored: before, after: ready });
  }
  difference.absent = stored.filter(
    (one) => !seen.has(keyOf(one.communityId, one.year, one.standardId)),
  );
  return { ...difference, faults };
}

/** What differs between a kept result and what would replace it, in words. */
export function changesOf(
  { source, submission }: Pick<StoredResult, "source" | "submission">,
  after: Pick<ReadyResult, "source" | "submission">,
  title: (nodeId: string) => string,
  types: ReadonlyMap<string, string>,
): { label: string; before: string; after: string }[] {
  const marks = (value: number | undefined) =>
    value === undefined ? "（空）" : `${formatMarks(value)} 分`;
  const [old, now] = [scoresOf(submission), scoresOf(after.submission)];
  const nodes = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const type = ({ community }: ReadyResult["submission"]) =>
    types.get(community.type) ?? community.type;
  return [
    { label: "来源文件", before: source, after: after.source },
    { label: "项目类型", before: type(submission), after: type(after.submission) },
    ...nodes.map((id) => ({
      label: title(id),
      before: marks(old[id]),
      after: marks(now[id]),
    })),
  ].filter((change) => change.before !== change.after);
}

/** What the columns of a standard's sheet are called. */
export const titlesOf = ({ prepared }: ResultStandard): Map<string, string> =>
  new Map(scoreColumns(prepared).map(({ id, title }) => [id, title]));
