/** The descriptions of the addresses that give out published outcomes. */
import { DEFAULT_LIMIT, LARGEST_LIMIT } from "../opendata/types";
import { BUNDLE_FORMAT } from "../recompute/types";
import {
  answer,
  errors,
  ifNoneMatch,
  inQuery,
  kept,
  parameter,
  ref,
  text,
  unchanged,
} from "./answers";
import { outcome, outcomePage } from "./examples";

const refusedLimit = `limit 应为 1 至 ${LARGEST_LIMIT} 的整数。`;

export const listOutcomes = {
  operationId: "listOutcomes",
  tags: ["结果"],
  summary: "公布的结果，新的在前，一次一页",
  description: `next 是下一页的地址，没有下一页时为 null。一页最多 ${LARGEST_LIMIT} 项。翻页途中有新的结果公布，也不会重复或漏掉。参数有错时不回答数据，一次列出全部错误。没有新公布时，带 If-None-Match 的请求回答 304。要全部数据的，用 /open-data 页的 CSV 或 JSON 文件。`,
  parameters: [
    inQuery("district", "区、县、市的名称。", text),
    inQuery(
      "year",
      "公布的年份（北京时间）。",
      { type: "string" },
      {
        odd: { summary: "不是年份", value: "二〇二六" },
      },
    ),
    inQuery("tier", "梯度：provincial-pilot、provincial-candidate 或 municipal-candidate。", text),
    inQuery("type", "社区类型的编号，见各标准的 communityTypes。", text),
    inQuery("result", "passed 或 failed。", text, {
      passed: { summary: "只要通过的", value: "passed" },
    }),
    inQuery("limit", `一页几项，1 至 ${LARGEST_LIMIT}，不给时为 ${DEFAULT_LIMIT}。`, text, {
      odd: { summary: "太多", value: "1000000" },
    }),
    inQuery("after", "上一页最后一项的结果编号。用 next 时不必自己写。", text),
    ifNoneMatch,
  ],
  responses: {
    200: kept("一页结果。", ref("OutcomePage"), {
      passed: { summary: "只要通过的", value: outcomePage },
    }),
    ...unchanged,
    422: answer("参数有错，逐条列出。", "Errors", {
      odd: {
        summary: "年份和项数不对",
        value: {
          errors: [
            ...errors("bad-parameter", "year", "year 应为公布的年份，例如 2026。").errors,
            ...errors("bad-parameter", "limit", refusedLimit).errors,
          ],
        },
      },
    }),
  },
};

export const readOutcome = {
  operationId: "readOutcome",
  tags: ["结果"],
  summary: "一项公布的结果，附复算所需的全部数据",
  parameters: [
    parameter("code", "结果的编号。", text, {
      published: { summary: "已公布的结果", value: outcome.code },
      unknown: { summary: "没有公布过", value: "2026-00000000" },
    }),
    ifNoneMatch,
  ],
  responses: {
    200: kept("申报、结论、结论的摘要值和所用的标准。", ref("Outcome"), {
      published: { summary: "通过的结果", value: outcome.document },
    }),
    ...unchanged,
    404: answer("没有公布过这个编号的结果。", "Errors", {
      unknown: {
        summary: "没有公布过",
        value: errors("not-found", "", "没有公布过这个编号的结果。"),
      },
    }),
  },
};

const bundle = {
  type: "object",
  required: ["format", "code", "submission", "standard", "decision", "digests"],
  properties: {
    format: { const: BUNDLE_FORMAT },
    code: text,
    submission: ref("Submission"),
    standard: ref("Standard"),
    decision: ref("Decision"),
    digests: {
      type: "object",
      required: ["submission", "standard", "decision"],
      additionalProperties: { type: "string", pattern: "^[0-9a-f]{64}$" },
    },
  },
};
const fileNames = ["bundle.json", "submission.json", "standard.json", "decision.json"];

export const readOutcomeFile = {
  operationId: "readOutcomeFile",
  tags: ["结果"],
  summary: "一项公布的结果的一个文件，供复算",
  description:
    "submission.json、standard.json、decision.json 是审定时封存的原文；bundle.json 把三者和各自的摘要值放在一起。用 npm run score -- --bundle 可以离线复算。",
  parameters: [
    parameter("code", "结果的编号。", text, {
      bundle: { summary: "已公布的结果", value: outcome.code },
      unknown: { summary: "没有公布过", value: "2026-00000000" },
    }),
    parameter("file", `文件名：${fileNames.join("、")}。`, text, {
      bundle: { summary: "全部数据", value: "bundle.json" },
      unknown: { summary: "没有这个文件", value: "all.zip" },
    }),
    ifNoneMatch,
  ],
  responses: {
    200: kept(
      "文件的内容。",
      { oneOf: [bundle, ref("Submission"), ref("Standard"), ref("Decision")] },
      {
        bundle: {
          summary: "全部数据",
          externalValue: `/api/v1/outcomes/${outcome.code}/bundle.json`,
        },
      },
    ),
    ...unchanged,
    404: answer("没有公布过这个编号的结果，或者没有这个文件。", "Errors", {
      unknown: {
        summary: "没有公布过",
        value: errors("not-found", "", "没有公布过这个编号的结果，或者没有这个文件。"),
      },
    }),
  },
};
