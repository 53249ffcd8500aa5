/** What a valid standard is (section 5): every fault of a document, of whatever shape it is. */
import { compile } from "./compile";
import { isPlainObject } from "./json";
import { unreachable } from "./reach";
import { shapeFaults } from "./shape";
import { standardShape } from "./shapes";
import type { Fault, Standard } from "./types";
import { walk } from "./walk";

/** Nodes may stand this deep; deeper ones are refused before anything recurses into them. */
const DEEPEST = 32;

function tooDeep(document: unknown): boolean {
  let level: unknown[] = isPlainObject(document) ? [document.sections] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= DEEPEST) return true;
    const nodes = level.flatMap((list) => (Array.isArray(list) ? list : []));
    level = nodes.flatMap((node) =>
      isPlainObject(node) && Array.isArray(node.children) ? [node.children] : [],
    );
  }
  return false;
}

/** Sums must stay whole hundredths that a JSON number holds exactly. */
function tooLarge(standard: Standard): Fault[] {
  const compiled = compile(standard);
  let sum = compiled.totalPass;
  for (let i = 0; i < compiled.size; i += 1) {
    sum += (compiled.full[i] ?? 0) + (compiled.bonusMarks[i] ?? 0);
    const rule = compiled.rules[i];
    if (rule && "marks" in rule) for (const marks of rule.marks.values()) sum += marks;
  }
  if (sum <= Number.MAX_SAFE_INTEGER) return [];
  return [{ code: "schema", path: "", message: "分值之和过大，无法精确计算，请减小分值。" }];
}

/**
 * Every fault of a standard, [] where it has none. Faults of shape come first (in document order),
 * then those of meaning; reachability is judged once shape and precision are sound.
 */
export function checkStandard(document: unknown): Fault[] {
  if (tooDeep(document)) {
    const message = `节点嵌套不得超过 ${DEEPEST} 层。`;
    return [{ code: "schema", path: "sections", message }];
  }
  const faults = shapeFaults(standardShape, document);
  if (isPlainObject(document)) faults.push(...walk(document));
  if (faults.some((fault) => fault.code === "schema" || fault.code === "too-precise"))
    return faults;
  const standard = document as Standard;
  const large = tooLarge(standard);
  return large.length > 0 ? large : [...faults, ...unreachable(compile(standard))];
}
