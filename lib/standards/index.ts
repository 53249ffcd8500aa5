import type { Crosswalk, Standard } from "../scoring/types";
import { hangzhouToZhejiang } from "./crosswalk";
import { hangzhouMunicipal2022Trial } from "./hangzhou-municipal-2022-trial";
import { zhejiangProvincial2022Trial } from "./zhejiang-provincial-2022-trial";

/** A published rulebook never changes: whoever holds one of these can read it and nothing else. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** The standards the system ships with; a family's versions from oldest to newest. */
export const bundledStandards: readonly Standard[] = frozen([
  hangzhouMunicipal2022Trial,
  zhejiangProvincial2022Trial,
]);

export const bundledCrosswalks: readonly Crosswalk[] = frozen([hangzhouToZhejiang]);

/** By "family@version", or by "family" alone: then its newest version. */
export function findBundledStandard(reference: string): Standard | undefined {
  const at = reference.indexOf("@");
  const family = at < 0 ? reference : reference.slice(0, at);
  const version = at < 0 ? undefined : reference.slice(at + 1);
  return bundledStandards.findLast(
    (standard) =>
      standard.family === family && (version === undefined || standard.version === version),
  );
}

/** The crosswalk between two families, given as family ids. */
export function findBundledCrosswalk(from: string, to: string): Crosswalk | undefined {
  return bundledCrosswalks.find((crosswalk) => crosswalk.from === from && crosswalk.to === to);
}
