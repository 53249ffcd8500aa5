import type { Actor } from "../audit/types";
import { can } from "../auth/permissions";
import type { Person } from "../auth/types";
import type { RefusalCode } from "../errors";
import type { Notice } from "../message/types";
import {
  type Fault,
  type Figure,
  figures,
  formatMarks,
  isLeaf,
  nodeById,
  type Prepared,
  titlePath,
} from "../scoring";
import {
  type DraftDocument,
  type DraftNode,
  type DraftState,
  type DraftView,
  draftStates,
  type FigureCount,
  type FigureKind,
  type FigureRow,
  figureWords,
  type Replay,
  type StoredStandard,
  type VersionRow,
} from "./types";

/** Whether a figure is published, taken from a reference, or assumed: what has no basis at all is assumed. */
function figureKind({ basis }: Figure): FigureKind {
  const kind = basis?.source.kind ?? "assumption";
  if (kind === "assumption") return "assumed";
  return kind === "reference" ? "referenced" : "published";
}

const bases = { community: "", household: "户", resident: "人" } as const;

function quotaText(prepared: Prepared, id: string, value: number): string {
  const node = nodeById(prepared, id);
  if (!node || !isLeaf(node) || node.rule.type !== "quota") return String(value);
  const { unit, per, perCount = 1 } = node.rule;
  return per === "community" ? `${value} ${unit}` : `每 ${perCount} ${bases[per]} ${value} ${unit}`;
}

function valueText(prepared: Prepared, { id, field, value }: Figure): string {
  if (value === null) return "见条文";
  if (field === "minResponses") return `${value} 份`;
  if (field === "minRatio") return `要求的 ${Math.round(value * 10_000) / 100}%`;
  if (field === "quota") return quotaText(prepared, id, value);
  return `${formatMarks(value)} 分`;
}

/** `passMarks.<node>` of a grade names the node that has to reach it. */
function fieldText(prepared: Prepared, field: string): string {
  const [, node] = /^passMarks\.(.+)$/.exec(field) ?? [];
  if (node !== undefined) return `${titlePath(prepared, node).join(" › ")}最低分值`;
  return figureWords[field] ?? field;
}

function pathText(prepared: Prepared, { id, of }: Figure): string {
  const { total, grades = [] } = prepared.standard;
  if (of === "total") return total.title;
  if (of === "grade") return grades.find((grade) => grade.id === id)?.title ?? id;
  return titlePath(prepared, id).join(" › ");
}

/** The figures of a standard in document order, each in words: where it stands, what it is, its value and source. */
export function figureRows(prepared: Prepared): FigureRow[] {
  return figures(prepared).map((figure) => ({
    key: `${figure.of} ${figure.id} ${figure.field}`,
    path: pathText(prepared, figure),
    field: fieldText(prepared, figure.field),
    value: valueText(prepared, figure),
    kind: figureKind(figure),
    source: figure.basis?.source.title ?? "还没有来源",
    note: figure.basis?.note ?? null,
  }));
}

const deepest = 32;
const mostNodes = 2_000;
const mostText = 600_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** How many nodes stand in these lists and below; Infinity where something is no node or stands too deep. */
function nodesIn(list: unknown, depth = 0): number {
  if (!Array.isArray(list) || depth >= deepest) return Number.POSITIVE_INFINITY;
  let count = list.length;
  for (const node of list as unknown[]) {
    if (!isObject(node)) return Number.POSITIVE_INFINITY;
    if (node.children !== undefined) count += nodesIn(node.children, depth + 1);
  }
  return count;
}

/** Whether a value can be kept as a draft: a tree of sections within limits of size, whatever its faults. */
export function isDraftDocument(value: unknown): value is DraftDocument {
  if (!isObject(value) || !(nodesIn(value.sections) <= mostNodes)) return false;
  return JSON.stringify(value).length <= mostText;
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** What lists show of a draft without reading it whole. */
export const draftHead = (document: DraftDocument) => ({
  family: text(document.family),
  version: text(document.version),
  title: text(document.title),
});

function ownParts(document: DraftDocument): Map<string, string> {
  const { sections, ...head } = document;
  const parts = new Map([["*", JSON.stringify(head)]]);
  const visit = (nodes: readonly DraftNode[], above: string) => {
    nodes.forEach((node, place) => {
      const { children = [], ...own } = node;
      parts.set(text(node.id) || `${above}.${place}`, JSON.stringify([above, place, own]));
      visit(children, text(node.id));
    });
  };
  visit(sections, "");
  return parts;
}

/** The titles in a draft by the ids of their nodes, as far as both can be read. */
export function titlesIn({ sections }: DraftDocument): Map<string, string> {
  const titles = new Map<string, string>();
  const visit = (nodes: readonly DraftNode[]) => {
    for (const { id, title, children = [] } of nodes) {
      if (text(id) && text(title)) titles.set(text(id), text(title));
      visit(children);
    }
  };
  visit(sections);
  return titles;
}

/** The ids of the nodes that were added, removed, moved or changed; `*`: something outside the tree. */
export function changedNodes(before: DraftDocument, after: DraftDocument): string[] {
  const [old, now] = [ownParts(before), ownParts(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
}

/** Whether a draft with these faults has the form of a standard at all, as a workbook needs it. */
export const hasForm = (faults: readonly Pick<Fault, "code">[]): boolean =>
  faults.every(({ code }) => code !== "schema");

interface DraftOperation {
  title: string;
  from: DraftState;
  to?: DraftState;
  /** Not by whoever proposed. */
  secondPerson?: true;
  /** Only without faults. */
  sound?: true;
}

/** What may be done to a draft, in which state, and where it leads. All of it is the administrators'. */
export const draftOperations = {
  save: { title: "编辑", from: "draft" },
  discard: { title: "作废草案", from: "draft", to: "discarded" },
  propose: { title: "提请核定", from: "draft", to: "proposed", sound: true },
  return: { title: "退回修改", from: "proposed", to: "draft" },
  rule: { title: "核定数值", from: "proposed" },
  adopt: { title: "批准施行", from: "proposed", to: "adopted", secondPerson: true, sound: true },
} as const satisfies Record<string, DraftOperation>;
export type DraftOperationName = keyof typeof draftOperations;

export interface DraftFacts {
  state: DraftState;
  faults: number;
  proposedById: string | null;
}

/**
 * Whether `person` may do `name` to a draft: null, or why not.
 * Refusals come in a fixed order: role, state, faults, second person.
 */
export function draftRefusal(
  name: DraftOperationName,
  person: Pick<Person, "id" | "role">,
  facts: DraftFacts,
): { code: RefusalCode; message: string } | null {
  const operation: DraftOperation = draftOperations[name];
  if (!can(person, "standard.maintain"))
    return { code: "not-allowed", message: `您的角色不能进行“${operation.title}”。` };
  if (facts.state !== operation.from)
    return {
      code: "wrong-state",
      message: `${draftStates[facts.state]}的版本不能进行“${operation.title}”，请刷新页面查看最新状态。`,
    };
  if (operation.sound && facts.faults > 0)
    return {
      code: "incomplete",
      message: `草案还有 ${facts.faults} 处差错，改正后才能进行“${operation.title}”。`,
    };
  if (operation.secondPerson && facts.proposedById === person.id)
    return { code: "same-person", message: "提请核定的人不能批准施行，须由另一位管理员进行。" };
  return null;
}

/** The operations open to a person now, for screens: the server asks again. */
export const allowedDraftOperations = (
  person: Pick<Person, "id" | "role">,
  facts: DraftFacts,
): DraftOperationName[] =>
  (Object.keys(draftOperations) as DraftOperationName[]).filter(
    (name) => !draftRefusal(name, person, facts),
  );

const mostFlips = 500;

/** Adds what another page of a replay has found; of the flips only so many are listed. */
export function addReplay(
  so: Replay | null,
  found: Pick<Replay, "counts" | "flips">,
  done: number,
  next: Pick<Replay, "cursor" | "more">,
): Replay {
  const counts = { ...so?.counts };
  for (const [key, count] of Object.entries(found.counts)) counts[key] = (counts[key] ?? 0) + count;
  const flips = [...(so?.flips ?? []), ...found.flips];
  return {
    ...next,
    done: (so?.done ?? 0) + done,
    counts,
    flips: flips.slice(0, mostFlips),
    unlisted: (so?.unlisted ?? 0) + Math.max(0, flips.length - mostFlips),
  };
}

/** A draft as a row of the list of versions. */
export const draftRow = (draft: DraftView, figures: FigureCount | null): VersionRow => ({
  key: draft.id,
  href: `/standards/drafts/${draft.id}`,
  title: draft.title || "（没有名称）",
  family: draft.family,
  version: draft.version,
  state: draft.state === "proposed" ? "proposed" : "draft",
  effectiveFrom: null,
  since: draft.state === "proposed" ? draft.proposedAt : draft.updatedAt,
  faults: draft.faults,
  figures,
});

/** A stored version as a row of the list of versions. */
export const versionRow = (standard: StoredStandard): VersionRow => ({
  key: standard.id,
  href: `/standards/${standard.family}/${encodeURIComponent(standard.version)}`,
  title: standard.title,
  family: standard.family,
  version: standard.version,
  state: standard.repealed ? "repealed" : "in-force",
  effectiveFrom: standard.effectiveFrom,
  since: null,
  faults: 0,
  figures: standard.figures,
});

/** Who is told that a version waits to be ruled on and adopted: every administrator but who proposed it. */
export function noticeOfProposal(
  actor: Actor,
  draft: { id: string; title: string; version: string; revision: number },
): Notice {
  return {
    actor,
    event: `draft:${draft.id}:proposed:${draft.revision}`,
    kind: "standard",
    about: { type: "draft", id: draft.id },
    recipients: { roles: ["administrator"] },
    title: `标准“${draft.title}”（${draft.version}）待核定`,
    body: "请逐个核定数值，再批准施行，或者退回修改。",
    href: `/standards/drafts/${draft.id}`,
  };
}
