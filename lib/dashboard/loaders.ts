import "server-only";
import { allDistricts } from "../account/data";
import { requirePermission } from "../auth/session";
import { districtRoles, type Person } from "../auth/types";
import { dayOf } from "../calendar";
import { applicationCounts, projectCounts } from "./data";
import { noStages, noStates, sumApplications, sumStages } from "./policy";
import type { Dashboard, ProjectProgress, StageCounts } from "./types";

function byYear(counts: ReadonlyMap<string, StageCounts>): ProjectProgress[] {
  return [...counts]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([key, stages]) => ({ key, title: key ? `${key}年` : "列入名单日期未填", stages }));
}

function byBatch(counts: ReadonlyMap<string, StageCounts>): ProjectProgress[] {
  return [...counts]
    .sort(([one], [other]) => Number(one === "") - Number(other === "") || other.localeCompare(one))
    .map(([key, stages]) => ({ key, title: key || "创建批次未填", stages }));
}

/** The figures a person may see: officials those of their district, others those of all. */
export async function dashboardFor(
  person: Pick<Person, "role" | "districtId" | "districtName">,
): Promise<Dashboard> {
  const own = districtRoles.includes(person.role) ? (person.districtId ?? "") : null;
  const [districts, ofDistricts, ofYears, ofBatches, applications] = await Promise.all([
    allDistricts(),
    projectCounts("district", own),
    projectCounts("year", own),
    projectCounts("batch", own),
    applicationCounts(own),
  ]);
  const scope = own === null ? "全市" : (person.districtName ?? "");
  const shown = own === null ? districts : districts.filter(({ id }) => id === own);
  const projectRows = shown.map(({ id, name }) => ({
    key: id,
    title: name,
    stages: ofDistricts.get(id) ?? noStages(),
  }));
  const applicationRows = shown.map(({ id, name }) => ({
    key: id,
    title: name,
    ...(applications.get(id) ?? { states: noStates(), passed: 0, failed: 0 }),
  }));
  return {
    scope,
    today: dayOf(new Date()),
    projects: { key: "all", title: scope, stages: sumStages(projectRows) },
    applications: sumApplications(applicationRows, scope),
    projectsByDistrict: own === null ? projectRows : [],
    applicationsByDistrict: own === null ? applicationRows : [],
    projectsByYear: byYear(ofYears),
    projectsByBatch: byBatch(ofBatches),
  };
}

/** The dashboard of whoever may read one. */
export async function loadDashboard(): Promise<Dashboard> {
  return dashboardFor(await requirePermission("dashboard.read"));
}
