/**
 * A mixed-integer programme, put together term by term and solved by HiGHS (WebAssembly), which is
 * loaded when the first programme is solved: nothing else of the library needs it.
 */
import { ScoringError } from "./errors";

type Term = readonly [factor: number, variable: number];

/** Sums of variables; the building is exact as long as factors and bounds are safe integers. */
export class Programme {
  readonly #bounds: string[] = [];
  readonly #rows: string[] = [];
  readonly #costs: string[] = [];
  #made = 0;
  #impossible = false;
  readonly #fixed = new Map<number, number>();

  /** A whole number between `low` and `high`; `cost` for each unit. */
  whole(low: number, high: number, cost = 0): number {
    const name = this.#made;
    this.#made += 1;
    this.#bounds.push(`${low} <= x${name} <= ${high}`);
    if (low === high) this.#fixed.set(name, low);
    if (cost !== 0) this.#costs.push(term([cost, name]));
    return name;
  }

  /** 0 or 1. */
  choice(cost = 0): number {
    return this.whole(0, 1, cost);
  }

  /** Σ factor × variable ≤ most. */
  atMost(terms: readonly Term[], most: number): void {
    if (terms.length > 0) this.#rows.push(`${terms.map(term).join(" ")} <= ${most}`);
    else if (most < 0) this.#impossible = true;
  }

  /** Σ factor × variable ≥ least. */
  atLeast(terms: readonly Term[], least: number): void {
    if (terms.length > 0) this.#rows.push(`${terms.map(term).join(" ")} >= ${least}`);
    else if (least > 0) this.#impossible = true;
  }

  /**
   * The values of a solution, in the order the variables were made; null where it is proven that there is
   * none. `gap` 0: the cheapest; above, one that costs at most that share more.
   * @throws {ScoringError} `unsolved`, where the solver ends with any other status
   */
  async solve(gap: number): Promise<number[] | null> {
    if (this.#impossible) return null;
    const names = Array.from({ length: this.#made }, (_, k) => `x${k}`);
    const text = [
      "Minimize",
      ` obj: ${this.#costs.length > 0 ? this.#costs.join(" ") : "0 x0"}`,
      "Subject To",
      ...this.#rows.map((row, k) => ` r${k}: ${row}`),
      "Bounds",
      ...this.#bounds.map((bound) => ` ${bound}`),
      "General",
      ` ${names.join(" ")}`,
      "End",
    ].join("\n");
    const { Status, Columns } = (await solver()).solve(text, { ...EXACT, mip_rel_gap: gap });
    if (Status === "Infeasible") return null;
    if (Status !== "Optimal") throw new ScoringError("unsolved", [], Status);
    const columns = Columns as Record<string, { Primal: number }>;
    return names.map((name, k) => this.#fixed.get(k) ?? Math.round(columns[name]?.Primal ?? 0));
  }
}

const EXACT = {
  mip_abs_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  output_flag: false,
  // Seconds. Far beyond what a standard needs: an odd question must not occupy a server for good.
  time_limit: 10,
} as const;

const term = ([factor, variable]: Term) =>
  `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} x${variable}`;

type Solver = { solve(text: string, options: object): { Status: string; Columns: object } };
let loading: Promise<Solver> | undefined;

function solver(): Promise<Solver> {
  loading ??= import("highs").then(({ default: load }) => load() as unknown as Promise<Solver>);
  return loading;
}
