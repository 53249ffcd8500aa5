import type { State } from "../application/types";
import type { Stage } from "../community/types";

export type StageCounts = Record<Stage, number>;
export type StateCounts = Record<State, number>;

/** Projects of one district, year of listing or 创建批次, by the stage they are in. */
export interface ProjectProgress {
  key: string;
  title: string;
  stages: StageCounts;
}

/** A share of whole things, exact: 68 of 89. */
export interface Share {
  part: number;
  whole: number;
}

/** Applications by state; of the published ones how many passed. */
export interface ApplicationProgress {
  key: string;
  title: string;
  states: StateCounts;
  passed: number;
  failed: number;
}

export interface Dashboard {
  /** 拱墅区, or 全市 */
  scope: string;
  /** An ISO day: what the figures are as of. */
  today: string;
  projects: ProjectProgress;
  applications: ApplicationProgress;
  /** Empty where the person sees one district only. */
  projectsByDistrict: ProjectProgress[];
  applicationsByDistrict: ApplicationProgress[];
  projectsByYear: ProjectProgress[];
  projectsByBatch: ProjectProgress[];
}
