import {
  allNodes,
  type Basis,
  basisOf,
  type Figure,
  figures,
  isLeaf,
  nodeById,
  type Prepared,
  prepare,
  type Source,
  type Standard,
  type StandardNode,
  titlePath,
} from "../scoring";
import { figureRows } from "./policy";
import type { AssumedRow, FigureRuling } from "./types";

type Ruled = Pick<FigureRuling, "nodeId" | "field" | "value" | "kind" | "documentNumber">;

export const figureKey = ({ id, field }: Pick<Figure, "id" | "field">) => `${id} ${field}`;
const rulingKey = ({ nodeId, field }: Pick<Ruled, "nodeId" | "field">) => `${nodeId} ${field}`;

/** What a figure says: its number, or the list that its basis is about. */
export function figureContent(prepared: Prepared, figure: Figure): unknown {
  if (figure.value !== null) return figure.value;
  const node = nodeById(prepared, figure.id);
  if (!node) return null;
  const fields: Record<string, unknown> = { ...(isLeaf(node) ? node.rule : {}), ...node };
  return fields[figure.field] ?? null;
}

/** The figures of a version that need a 核定 record. Grades rest on the total's basis and take over its record. */
export const assumedFigures = (prepared: Prepared): Figure[] =>
  figures(prepared).filter(({ of, basis }) => of !== "grade" && (basis?.assumed ?? true));

/** For each assumed figure its latest record, as long as the figure still says what was ruled on. */
export function rulingsInEffect<R extends Ruled>(
  prepared: Prepared,
  rulings: readonly R[],
): Map<string, R> {
  const latest = new Map(rulings.map((ruling) => [rulingKey(ruling), ruling]));
  const found = new Map<string, R>();
  for (const figure of assumedFigures(prepared)) {
    const ruling = latest.get(figureKey(figure));
    const content = JSON.stringify(figureContent(prepared, figure));
    if (ruling && JSON.stringify(ruling.value) === content) found.set(figureKey(figure), ruling);
  }
  return found;
}

/** The assumed figures in words, each with its record where it has one that still counts. */
export function assumedRows(prepared: Prepared, rulings: readonly FigureRuling[]): AssumedRow[] {
  const inEffect = rulingsInEffect(prepared, rulings);
  const words = new Map(figureRows(prepared).map((row) => [row.key, row]));
  return assumedFigures(prepared).flatMap((figure) => {
    const row = words.get(`${figure.of} ${figure.id} ${figure.field}`);
    if (!row) return [];
    const key = figureKey(figure);
    const group = titlePath(prepared, figure.id)[0] ?? prepared.standard.total.title;
    const { kind, documentNumber, ruledBy, ruledAt } = inEffect.get(key) ?? {};
    const ruling =
      kind && ruledBy && ruledAt
        ? { kind, documentNumber: documentNumber ?? "", ruledBy, ruledAt }
        : null;
    return [{ ...row, key, group, ruling }];
  });
}

function sourceFor(sources: Source[], title: string): string {
  const known = sources.find((source) => source.kind === "regulation" && source.title === title);
  if (known) return known.id;
  const taken = new Set(sources.map(({ id }) => id));
  let n = 1;
  while (taken.has(`H${n}`)) n += 1;
  sources.push({ id: `H${n}`, title, kind: "regulation" });
  return `H${n}`;
}

/**
 * The document as it comes into force: each figure confirmed by a record rests on a regulation of the record's
 * document number; every other figure keeps its source, also those below that took over an ancestor's basis.
 */
export function confirmedDocument(
  prepared: Prepared,
  rulings: ReadonlyMap<string, Ruled>,
): Standard {
  const standard = JSON.parse(JSON.stringify(prepared.standard)) as Standard;
  const nodes = new Map<string, StandardNode>();
  const visit = (list: StandardNode[]) => {
    for (const node of list) {
      nodes.set(node.id, node);
      if ("children" in node) visit(node.children);
    }
  };
  visit(standard.sections);
  const holder = (id: string): { basis?: Basis } | undefined =>
    id === "total" ? standard.total : nodes.get(id);
  const put = (id: string, field: string, source: string, note?: string) => {
    const owner = holder(id);
    if (owner)
      owner.basis = {
        ...owner.basis,
        [field]: { source, ...(note === undefined ? {} : { note }) },
      };
  };
  const confirmed = new Set<string>();
  for (const [key, ruling] of rulings) {
    if (ruling.kind !== "confirmed") continue;
    confirmed.add(key);
    put(ruling.nodeId, ruling.field, sourceFor(standard.sources, ruling.documentNumber));
  }
  const now = prepare(standard);
  for (const figure of figures(prepared)) {
    const { id, field, basis } = figure;
    if (figure.of === "grade" || confirmed.has(figureKey(figure)) || !basis) continue;
    if (basisOf(now, id, field)?.source.id !== basis.source.id)
      put(id, field, basis.source.id, basis.note);
  }
  return standard;
}

/** The titles of gates by id, under either version. */
export const gateTitles = (...versions: Prepared[]): Map<string, string> =>
  new Map(
    versions.flatMap((prepared) => [
      ["total", prepared.standard.total.title] as const,
      ...allNodes(prepared).map(({ id, title }) => [id, title] as const),
    ]),
  );
