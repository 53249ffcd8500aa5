import { marksText } from "@/components/scorecard/words";
import type { EnteredValue } from "@/lib/application/types";
import type { LeafNode } from "@/lib/scoring/types";

const titled = (options: readonly { id: string; title: string }[], id: string) =>
  options.find((option) => option.id === id)?.title ?? id;

/** An answer in words, as it stands on check, verification and conflict screens. */
export function answerText(leaf: LeafNode, value: EnteredValue | null | undefined): string {
  if (value === null || value === undefined) return "未填写";
  const { rule } = leaf;
  if (rule.type === "marks")
    return typeof value === "number" ? `${marksText(value)} 分` : String(value);
  if (rule.type === "levels") return titled(rule.levels, String(value));
  if (rule.type === "requirement")
    return value === true ? "满足" : value === false ? "不满足" : String(value);
  if (rule.type === "checklist") {
    if (!Array.isArray(value)) return String(value);
    return value.length === 0 ? "均不具备" : value.map((id) => titled(rule.items, id)).join("；");
  }
  if (typeof value !== "object" || Array.isArray(value)) return String(value);
  if (rule.type === "quota") return `${"actual" in value ? value.actual : "—"} ${rule.unit}`;
  return rule.options.map((option) => `${option.title} ${value[option.id] ?? "未填"}`).join("，");
}
