export interface SceneFigures {
  id: string;
  title: string;
  score: number;
  fullMarks: number;
  passMark?: number;
}

/** Percent of full marks with one decimal for show. */
export function percentText(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : "—";
}

/** Share of full marks, 0 to 1, for drawing. Bonus beyond full marks stays at the rim. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
