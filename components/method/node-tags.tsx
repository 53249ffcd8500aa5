import type { CommunityType, StandardNode } from "@/lib/scoring/types";

const KINDS = { constraint: "约束性", guiding: "引导性", featured: "特色亮点" } as const;

function tagsOf(node: StandardNode, types: readonly CommunityType[]): string[] {
  const tags: string[] = node.kind ? [KINDS[node.kind]] : [];
  if ("rule" in node && node.rule.type === "requirement") tags.push("控制项");
  if (node.appliesTo) {
    const titles = types.filter(({ id }) => node.appliesTo?.includes(id)).map((t) => t.title);
    tags.push(`仅${titles.join("、")}`);
  }
  if (node.waivable) tags.push("可因地制宜不参评");
  if ("children" in node && node.whenNotApplicable === "rescale")
    tags.push("有不适用项时按比例折算");
  return tags;
}

/** What kind of item this is, and for whom, in small words behind its title. */
export function NodeTags({ node, types }: { node: StandardNode; types: readonly CommunityType[] }) {
  const tags = tagsOf(node, types);
  if (tags.length === 0) return null;
  return <span className="text-sm font-normal text-muted">{tags.join("，")}</span>;
}
