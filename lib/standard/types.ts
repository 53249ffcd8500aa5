export interface StandardView {
  id: string;
  family: string;
  version: string;
  title: string;
  issuer: string;
  level: string;
  effectiveFrom: string;
  digest: string;
  points: number;
  figures: FigureCount;
}

/** How many figures of a standard are published, taken from references, or assumed (待核定). */
export interface FigureCount {
  published: number;
  referenced: number;
  assumed: number;
}
