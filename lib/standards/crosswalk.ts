import type { BranchNode, Crosswalk, Standard, StandardNode } from "../scoring/types";
import { hangzhouMunicipal2022Trial } from "./hangzhou-municipal-2022-trial";
import { zhejiangProvincial2022Trial } from "./zhejiang-provincial-2022-trial";

const scenes = [
  "neighbourhood",
  "education",
  "health",
  "entrepreneurship",
  "building",
  "transport",
  "low-carbon",
  "services",
  "governance",
] as const;

function isBranch(node: StandardNode): node is BranchNode {
  return "children" in node;
}

function childIds(standard: Standard, id: string): string[] {
  const found = standard.sections
    .flatMap(function walk(node: StandardNode): StandardNode[] {
      return isBranch(node) ? [node, ...node.children.flatMap(walk)] : [node];
    })
    .find((node) => node.id === id);
  return found && isBranch(found) ? found.children.map((child) => child.id) : [];
}

function sameIds(ids: readonly string[]): [string, string[]][] {
  return ids.map((id) => [id, [id]]);
}

/**
 * City → province. An indicator and a digital item carry the same id in both: a branch of points in the city,
 * one figure in the province. The ten survey questions make up the province's one satisfaction figure.
 * The city's featured highlights and its party section have no counterpart. `branches` serves submissions
 * known only in sum: by scene, for satisfaction, for digital, or for the scenes as a whole.
 */
export const hangzhouToZhejiang: Crosswalk = {
  from: hangzhouMunicipal2022Trial.family,
  to: zhejiangProvincial2022Trial.family,
  map: Object.fromEntries([
    ...scenes.flatMap((scene) => sameIds(childIds(zhejiangProvincial2022Trial, scene))),
    ["satisfaction-result", childIds(hangzhouMunicipal2022Trial, "satisfaction")],
    ...sameIds(childIds(zhejiangProvincial2022Trial, "digital")),
  ]),
  branches: Object.fromEntries([
    ...sameIds(scenes),
    ["satisfaction", ["satisfaction"]],
    ["scenes", ["scenes", "satisfaction"]],
    ["digital", ["digital"]],
  ]),
};
