import "server-only";
import { notFound } from "next/navigation";
import { loadWhole } from "../application/loaders";
import { entryPages } from "../application/score";
import { nodeById } from "../scoring";
import { preparedStandard } from "../standard/data";
import { contributorChoices, type PartScope, partPage } from "./data";
import { assignSearchSchema } from "./schema";
import type { PartRow, PartState } from "./types";

const shown = 50;

/** Parts as lines of a desk, with the titles of their pages. The caller has proved whose they are. */
export async function partRows(
  scope: PartScope,
  states: readonly PartState[],
): Promise<{ rows: PartRow[]; total: number }> {
  const { rows, total } = await partPage(scope, states, shown);
  const standards = new Map(
    await Promise.all(
      [...new Set(rows.map(({ standardId }) => standardId))].map(
        async (id) => [id, await preparedStandard(id)] as const,
      ),
    ),
  );
  return {
    total,
    rows: rows.map(({ part, communityName, batchTitle, standardId }) => {
      const prepared = standards.get(standardId);
      const page =
        prepared && entryPages(prepared).find((candidate) => candidate.node.id === part.nodeId);
      return {
        part,
        communityName,
        batchTitle,
        title: (prepared && nodeById(prepared, part.nodeId)?.title) ?? part.nodeId,
        href: `/applications/${part.applicationId}${page ? `/${page.path}` : ""}`,
      };
    }),
  };
}

/** For handing pages out: the pages with who has them, and to whom they can go; only while it can be done. */
export async function loadAssign(id: string, search: unknown) {
  const entry = await loadWhole(id);
  if (!entry.allowed.includes("hand-out")) notFound();
  const { part } = assignSearchSchema.parse(search);
  const choices = await contributorChoices(entry.view.districtId);
  const free = entryPages(entry.prepared).filter(
    ({ node }) => !entry.parts.some(({ nodeId }) => nodeId === node.id),
  );
  return {
    entry,
    choices,
    free,
    preset: free.some(({ node }) => node.id === part) && part ? [part] : [],
  };
}
