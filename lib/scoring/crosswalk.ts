/** Whether a crosswalk fits the two standards it stands between. */
import type { Compiled } from "./compile";
import { compiledOf, type Prepared } from "./prepare";
import { shapeFaults } from "./shape";
import { crosswalkShape } from "./shapes";
import type { Crosswalk, Fault } from "./types";

/** The nodes an own entry maps from; undefined where there is none (`constructor` is no entry). */
export function mappedFrom(
  map: Record<string, string[]> | undefined,
  id: string,
): readonly string[] | undefined {
  return map && Object.hasOwn(map, id) ? map[id] : undefined;
}

function entryFaults(
  from: Compiled,
  to: Compiled,
  part: "map" | "branches",
  id: string,
  sources: readonly string[],
): Fault[] {
  const path = `${part}.${id}`;
  const faults: Fault[] = [];
  const add = (code: Fault["code"], at: string, message: string) => {
    faults.push({ code, path: at, message });
  };
  const target = to.index.get(id);
  if (target === undefined) add("schema", path, `对照标准中没有“${id}”，请核对编号。`);
  else if ((to.branch[target] === 1) !== (part === "branches")) {
    add(
      "schema",
      path,
      part === "map" ? `“${id}”不是评分点，应列入 branches。` : `“${id}”是评分点，应列入 map。`,
    );
  }
  let full = 0;
  sources.forEach((source, k) => {
    const at = from.index.get(source);
    if (at === undefined) add("schema", `${path}.${k}`, `原标准中没有“${source}”，请核对编号。`);
    else full += from.full[at] ?? 0;
    if (sources.indexOf(source) < k)
      add("duplicate-id", `${path}.${k}`, `“${source}”重复，请删除。`);
  });
  const needsMarks = target !== undefined && (to.full[target] ?? 0) > 0;
  if (faults.length === 0 && needsMarks && full === 0) {
    add("schema", path, "所对照的各项都没有分值，无法折算，请改正。");
  }
  return faults;
}

/** Every fault of a crosswalk between two standards; [] where it fits. Paths as in `map.<id>.0`. */
export function checkCrosswalk(crosswalk: unknown, from: Prepared, to: Prepared): Fault[] {
  const misshapen = shapeFaults(crosswalkShape, crosswalk);
  if (misshapen.length > 0) return misshapen;
  const sound = crosswalk as Crosswalk;
  const faults: Fault[] = [];
  for (const [side, prepared] of [
    ["from", from],
    ["to", to],
  ] as const) {
    const { family } = prepared.standard;
    if (sound[side] === family) continue;
    faults.push({ code: "schema", path: side, message: `对照表的 ${side} 应为“${family}”。` });
  }
  for (const part of ["map", "branches"] as const) {
    for (const [id, sources] of Object.entries(sound[part] ?? {})) {
      faults.push(...entryFaults(compiledOf(from), compiledOf(to), part, id, sources));
    }
  }
  return faults;
}
