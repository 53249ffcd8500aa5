import { checkStandard } from "./check";
import { type Compiled, compile } from "./compile";
import { digest } from "./digest";
import { ScoringError } from "./errors";
import type { Standard } from "./types";

/** A sound standard, ready to score with. Frozen: nothing outside can change what it decides. */
export interface Prepared {
  readonly standard: Standard;
  /** SHA-256 of the standard's canonical JSON. */
  readonly digest: string;
}

const compiled = new WeakMap<Prepared, Compiled>();

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/**
 * Checks a standard and makes it ready to score with.
 * @throws {ScoringError} `faulty-standard`, with every fault, where it is not sound
 */
export function prepare(standard: unknown): Prepared {
  const faults = checkStandard(standard);
  if (faults.length > 0) throw new ScoringError("faulty-standard", faults);
  // A copy: what the caller does to its own document later must not reach the decisions.
  const own = freeze(JSON.parse(JSON.stringify(standard)) as Standard);
  const prepared: Prepared = Object.freeze({ standard: own, digest: digest(own) });
  compiled.set(prepared, compile(own));
  return prepared;
}

/** The compiled form of what `prepare` returned (inside the library only). */
export function compiledOf(prepared: Prepared): Compiled {
  const form = compiled.get(prepared);
  if (!form) throw new TypeError("not a standard made by prepare()");
  return form;
}
