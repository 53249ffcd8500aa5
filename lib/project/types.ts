import type { Project } from "../community/schema";

/** A district by id and name, as the person who imports belongs to it. */
export interface Home {
  districtId: string;
  districtName: string;
}

/** A project of the district as it stands now. */
export interface StoredProject {
  id: string;
  version: number;
  /** Its scored data must not change: an application is being verified. */
  locked: boolean;
  project: Project;
}

/** What saving a list would do; nothing else happens. */
export interface ProjectDifference {
  added: Project[];
  changed: { stored: StoredProject; after: Project; fields: (keyof Project)[] }[];
  unchanged: number;
  /** In the district and not in the list: left as they are. */
  absent: StoredProject[];
}

/** What is wrong with a row of a list where it meets the district's projects. */
export interface RowFault {
  row: number;
  field: keyof Project;
  message: string;
}

/** What an import has done. */
export interface ImportCounts {
  added: number;
  updated: number;
}
