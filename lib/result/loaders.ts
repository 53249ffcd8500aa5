import "server-only";
import { requirePermission } from "../auth/session";
import { type Download, download } from "../workbook/loaders";
import { resultWorkbook } from "../workbook/result-list";
import { resultContext } from "./data";
import { scoresOf } from "./score";

/** For the page that imports: whose results they are. */
export async function loadResultImport(): Promise<{ district: string }> {
  const person = await requirePermission("project.import");
  return { district: person.districtName ?? "" };
}

/** The results that are kept for the person's district, in the workbook that takes more of them. */
export async function loadResultWorkbook(): Promise<Download> {
  const person = await requirePermission("project.import");
  const { communities, stored, standards } = await resultContext(person.districtId ?? "");
  const byId = new Map(communities.map((community) => [community.id, community]));
  const refs = new Map(standards.map(({ id, ref }) => [id, ref]));
  const rows = stored.map(({ communityId, standardId, year, source, submission }) => {
    const community = byId.get(communityId);
    return {
      standard: refs.get(standardId) ?? "",
      code: community?.code ?? null,
      name: community?.name ?? "",
      year,
      source,
      scores: scoresOf(submission),
    };
  });
  const name = `历年结果-${person.districtName ?? ""}`;
  return download(await resultWorkbook(standards, rows), name, "earlier-results");
}
