import type { StandardNode, SubmissionErrorCode } from "./types";

const ANSWERS: Record<string, string> = {
  marks: "分数应为 0 至满分之间的数",
  levels: "应为所列等级之一的编号",
  checklist: "应为所列项目编号的列表，不得重复",
  requirement: "应为 true（满足）或 false（不满足）",
  quota: "应填实有数量（actual），为不小于 0 的数",
  survey: "应为每个选项的份数，须列全且为不小于 0 的整数",
};

const COMMUNITY: Record<string, string> = {
  "community.type": "社区类型",
  "community.households": "户数",
  "community.residents": "居民人数",
};

function expected(node: StandardNode | undefined, path: string): string {
  if (path.startsWith("direct.")) return "直接给分应在 0 至满分加特色分值之间";
  if (!node || !("rule" in node)) return "请按要求填写";
  const { rule } = node;
  if (rule.type === "marks" && rule.step !== undefined) {
    return `${ANSWERS.marks}，且为 ${rule.step} 的整数倍`;
  }
  return ANSWERS[rule.type] ?? "请按要求填写";
}

/** The Chinese sentence for an error: it names the field and the remedy. */
export function errorMessage(
  code: SubmissionErrorCode,
  path: string,
  node: StandardNode | undefined,
): string {
  const name = node ? `「${node.title}」` : `「${path.slice(path.indexOf(".") + 1)}」`;
  const field = COMMUNITY[path];
  switch (code) {
    case "unknown-leaf":
      return `标准中没有评分点${name}，请核对编号。`;
    case "unknown-node":
      return `标准中没有${name}这一项，请核对编号。`;
    case "not-a-leaf":
      return `${name}不是评分点，请填写其下各评分点。`;
    case "not-a-branch":
      return `${name}是评分点，不能直接给总分，请填写其答案。`;
    case "not-asked":
      return `${name}的上级已直接给分，请删除此项或取消上级的直接给分。`;
    case "not-applicable":
      return `${name}不适用于本社区，请删除此项。`;
    case "not-waivable":
      return `${name}不得免于考核，请从免考清单中删除。`;
    case "unknown-community-type":
      return "标准中没有这一社区类型，请重新选择社区类型。";
    case "bad-community":
      return `请填写${field ?? "社区信息"}，应为不小于 0 的整数。`;
    case "too-precise":
      return node && "rule" in node && node.rule.type === "quota"
        ? `${name}的数量最多四位小数，请改正。`
        : `${name}的分数最多两位小数，请改正。`;
    case "wrong-type":
      if (path === "") return "申报内容格式不对，应含 community 和 answers 两个对象。";
      if (field)
        return `${field}的类型不对，${path === "community.type" ? "应为文字" : "应为整数"}。`;
      return `${name}的填写类型不对，${expected(node, path)}。`;
    case "out-of-range":
      if (path.startsWith("waived.")) return `${name}在免考清单中重复，请只保留一次。`;
      return `${name}的填写超出范围，${expected(node, path)}。`;
  }
}
