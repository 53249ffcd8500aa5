import "server-only";
import { notFound } from "next/navigation";
import { allDistricts } from "../account/data";
import { requirePermission } from "../auth/session";
import { allNodes } from "../scoring";
import { allStandards, communityTypes, draftTitles, preparedStandard } from "../standard/data";
import { auditPage, subjectsById } from "./data";
import { changedParts, type Names, pathWords, pointOf, subjectWords, valueWords } from "./policy";
import { auditSearchSchema } from "./schema";
import {
  type AuditAction,
  type AuditLine,
  type AuditSubject,
  type AuditView,
  auditActions,
} from "./types";

const pageSize = 50;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const idsIn = (records: readonly AuditView[]): string[] => [
  ...new Set(
    records.flatMap(
      ({ subjectId, before, after }) =>
        `${subjectId} ${JSON.stringify(before)} ${JSON.stringify(after)}`.match(uuid) ?? [],
    ),
  ),
];

async function namesFor(subjects: ReadonlyMap<string, AuditSubject>): Promise<Names> {
  const names = new Map<string, string>();
  for (const { id } of await allStandards())
    for (const node of allNodes(await preparedStandard(id)))
      if (!names.has(node.id)) names.set(node.id, node.title);
  for (const { id, title } of await communityTypes()) names.set(id, title);
  for (const { id, name } of await allDistricts()) names.set(id, name);
  for (const [id, { name }] of subjects) names.set(id, name);
  return names;
}

/** Records of a draft call its nodes as it does itself: it may have some that no version has. */
async function draftNames(records: readonly AuditView[]): Promise<(record: AuditView) => Names> {
  const ids = records.flatMap((one) => (one.subjectType === "draft" ? [one.subjectId] : []));
  const titles = await draftTitles([...new Set(ids)]);
  return ({ subjectId }) => titles.get(subjectId) ?? new Map();
}

function toLine(
  record: AuditView,
  subjects: ReadonlyMap<string, AuditSubject>,
  names: Names,
): AuditLine {
  const { before, after, ...rest } = record;
  const point = pointOf(before, after);
  const district = record.subjectType === "district" && names.get(record.subjectId);
  return {
    ...rest,
    action: auditActions[record.action as AuditAction] ?? record.action,
    subjectKind: subjectWords[record.subjectType] ?? record.subjectType,
    subject: subjects.get(record.subjectId) ?? (district ? { name: district, href: null } : null),
    point: point && (names.get(point) ?? point),
    changes: changedParts(before, after)
      .filter(({ path }) => path.join() !== "nodeId")
      .map(({ path, before, after }) => ({
        label: pathWords(path, names),
        before: valueWords(before, path, names),
        after: valueWords(after, path, names),
      })),
  };
}

/** The audit's records in words, newest first, all or one subject's: administrators only. */
export async function loadAudit(search: unknown) {
  await requirePermission("audit.read");
  const { type, id, page } = auditSearchSchema.parse(search);
  const filter = type && id ? { type, id } : undefined;
  const { records, total } = await auditPage(page, pageSize, filter);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  if (page > pageCount) notFound();
  const subjects = await subjectsById(idsIn(records));
  const names = await namesFor(subjects);
  const own = await draftNames(records);
  return {
    lines: records.map((record) => toLine(record, subjects, new Map([...names, ...own(record)]))),
    total,
    page,
    pageCount,
    filter: filter && {
      ...filter,
      kind: subjectWords[filter.type] ?? filter.type,
      name: subjects.get(filter.id)?.name ?? filter.id,
    },
  };
}
