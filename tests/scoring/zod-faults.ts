/** The library's faults of shape told from zod's issues: what its own reader is held against. */
import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import type { Fault } from "../../lib/scoring";

type Issue = z.core.$ZodIssue;

const EXPECTED: Record<string, string> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "对象",
  record: "对象",
};

function sentence(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type": {
      const expected = EXPECTED[issue.expected] ?? issue.expected;
      return `此项缺失或类型不对，应为${expected}。`;
    }
    case "too_small":
      if (issue.origin === "string") return "此项不能为空，请填写文字。";
      if (issue.origin === "array") return "此列表至少要有一项。";
      return issue.inclusive ? `数值应不小于 ${issue.minimum}。` : `数值应大于 ${issue.minimum}。`;
    case "too_big":
      return `数值应不大于 ${issue.maximum}。`;
    case "invalid_format":
      return issue.format === "date"
        ? "日期应真实存在，写法如 2022-05-23。"
        : "编号只能用小写字母、数字和连字符，例如 b-1。";
    case "invalid_value":
      return `取值应为下列之一：${issue.values.map(String).join("、")}。`;
    case "invalid_union":
      return "评分规则的 type 应为 marks、levels、checklist、requirement、quota、survey 之一。";
    default:
      return "此项不符合格式要求。";
  }
}

const isAt = (issue: Issue, other: Issue | undefined) =>
  other !== undefined && isDeepStrictEqual(issue.path, other.path);

/**
 * What zod says of a document, one fault a field: it measures the length even of what is no text or
 * list, and tells of both bounds that one figure breaks, of which the tighter comes last.
 */
export function zodFaults(schema: z.core.$ZodType, document: unknown): Fault[] {
  const issues = z.safeParse(schema, document).error?.issues ?? [];
  return issues.flatMap((issue, at): Fault[] => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        code: "schema",
        path: [...path, key].join("."),
        message: `没有名为“${key}”的字段，请核对拼写或删除。`,
      }));
    }
    const [before, after] = [issues[at - 1], issues[at + 1]];
    if (before?.code === "invalid_type" && isAt(issue, before)) return [];
    if (after?.code === issue.code && isAt(issue, after)) return [];
    return [{ code: "schema", path: path.join("."), message: sentence(issue) }];
  });
}
