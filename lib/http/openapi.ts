/** The OpenAPI 3.1 document of /api/v1, built of the shapes and examples that the library itself gives. */
import { namedJsonSchemas } from "../scoring/json-schema";
import {
  answer,
  busy,
  content,
  errors,
  ifNoneMatch,
  inComponents,
  kept,
  malformed,
  misfits,
  parameter,
  ref,
  text,
  tooLarge,
  unchanged,
  unknownStandard,
  unsolved,
} from "./answers";
import { cityToProvince, exampleStandard, replay, scoring, standardList } from "./examples";
import { listOutcomes, readOutcome, readOutcomeFile } from "./outcomes";
import { apiShapes, documentNames } from "./schema";

const score = {
  operationId: "score",
  tags: ["评分"],
  summary: "按一个标准给申报评分",
  description:
    "回答是结论，与命令行 npm run score 的输出逐字相同。申报有错时不作结论，一次列出全部错误。内容不超过 1 MB，须为 UTF-8 的 JSON。",
  requestBody: {
    required: true,
    content: content(ref("ScoreRequest"), {
      passed: { summary: "直接给分的估算，通过", value: scoring.passed.request },
      failed: { summary: "数字化平台差 0.01 分", value: scoring.failed.request },
      inquired: { summary: "另问结论以外的内容", value: scoring.inquired.request },
      unsound: { summary: "有错的申报", value: scoring.unsound.request },
      unknown: { summary: "没有这个标准", value: scoring.unknown.request },
    }),
  },
  responses: {
    200: answer("结论，另附所问的内容。", "Inquired", {
      inquired: { summary: "附区间、余量、补短板、对标和抽样", value: scoring.inquired.answer },
      passed: { summary: "通过", value: scoring.passed.answer },
      failed: { summary: "未通过，差 0.01 分", value: scoring.failed.answer },
    }),
    400: answer("提交的内容不是 JSON。", "Errors", malformed),
    404: answer("没有这个标准。", "Errors", {
      unknown: { summary: "没有这个标准", value: unknownStandard("standard") },
    }),
    413: answer("提交的内容超过 1 MB。", "Errors", tooLarge),
    422: answer("申报有错，逐条列出；或补短板没有解出。", "Errors", {
      unsound: { summary: "全部错误", value: scoring.unsound.answer },
      ...unsolved("plan"),
    }),
    ...busy,
  },
};

const implication = {
  operationId: "implication",
  tags: ["评分"],
  summary: "通过一个标准是否就通过另一个",
  description:
    "对每种社区类型求解：status 为 implied 是已证明没有反例，为 witness 时附一份通过前者而不通过后者的申报。按内置的对照表求解；其他对照表请用命令行。",
  requestBody: {
    required: true,
    content: content(ref("ImplicationRequest"), {
      bundled: { summary: "市级与省级标准", value: cityToProvince },
      unknown: {
        summary: "没有这个标准",
        value: { standard: "no-such-standard", implies: "zhejiang-provincial" },
      },
    }),
  },
  responses: {
    200: answer("每种社区类型的结论。", "Implication", {
      bundled: { summary: "市级与省级标准", externalValue: "/api/v1/implication" },
    }),
    ...misfits(["standard", "implies"], unsolved("implies")),
    ...busy,
  },
};

const impact = {
  operationId: "impact",
  tags: ["评分"],
  summary: "换一个版本，哪些结论会变",
  description: "submissions 逐份按两个版本评分，只计数、不保存。一次最多一万份，内容不超过 1 MB。",
  requestBody: {
    required: true,
    content: content(ref("ImpactRequest"), {
      same: { summary: "同一版本，结论不变", value: replay.request },
      unknown: {
        summary: "没有这个标准",
        value: { ...replay.request, standard: "no-such-standard" },
      },
    }),
  },
  responses: {
    200: answer("各种变化的份数，和结论变了的申报。", "Impact", {
      same: { summary: "结论不变", value: replay.answer },
    }),
    ...misfits(["standard", "to", "submissions"]),
  },
};

const listStandards = {
  operationId: "listStandards",
  tags: ["标准"],
  summary: "已入库的标准，每族最新版本在前",
  parameters: [ifNoneMatch],
  responses: {
    200: kept("标准的清单。", ref("StandardList"), {
      bundled: { summary: "随系统提供的标准", value: standardList },
    }),
    ...unchanged,
  },
};

const { family, version } = exampleStandard;
const readStandard = {
  operationId: "readStandard",
  tags: ["标准"],
  summary: "一个版本的标准全文",
  description: "与入库时逐字相同，永不改变。",
  parameters: [
    parameter("family", "标准的族。", text, {
      municipal: { summary: "市级", value: family },
      unknown: { summary: "没有这个族", value: "no-such-standard" },
    }),
    parameter("version", "标准的版本。", text, {
      municipal: { summary: "2022 年试行", value: version },
      unknown: { summary: "没有这个版本", value: "1" },
    }),
    ifNoneMatch,
  ],
  responses: {
    200: kept("标准。", ref("Standard"), {
      municipal: { summary: "市级标准", externalValue: `/api/v1/standards/${family}/${version}` },
    }),
    ...unchanged,
    404: answer("没有这个标准。", "Errors", {
      unknown: { summary: "没有这个标准", value: unknownStandard("") },
    }),
  },
};

const listSchemas = {
  operationId: "listSchemas",
  tags: ["数据格式"],
  summary: "有 JSON Schema 的文档",
  parameters: [ifNoneMatch],
  responses: {
    200: kept("清单。", ref("SchemaList"), {
      all: {
        summary: "全部",
        value: { schemas: documentNames.map((name) => ({ name, url: `/api/v1/schemas/${name}` })) },
      },
    }),
    ...unchanged,
  },
};

const readSchema = {
  operationId: "readSchema",
  tags: ["数据格式"],
  summary: "一种文档的 JSON Schema（2020-12）",
  parameters: [
    parameter("name", "文档的名称，见 /api/v1/schemas。", text, {
      ...Object.fromEntries(documentNames.map((name) => [name, { summary: name, value: name }])),
      unknown: { summary: "没有这种文档", value: "no-such-document" },
    }),
    ifNoneMatch,
  ],
  responses: {
    200: kept(
      "JSON Schema。",
      { type: "object" },
      Object.fromEntries(
        documentNames.map((name) => {
          return [name, { summary: name, externalValue: `/api/v1/schemas/${name}` }];
        }),
      ),
    ),
    ...unchanged,
    404: answer("没有这种文档。", "Errors", {
      unknown: {
        summary: "没有这种文档",
        value: errors("not-found", "", "没有这个文档的 JSON Schema，清单见 /api/v1/schemas。"),
      },
    }),
  },
};

const readOpenApi = {
  operationId: "readOpenApi",
  tags: ["数据格式"],
  summary: "本说明（OpenAPI 3.1）",
  parameters: [ifNoneMatch],
  responses: {
    200: kept(
      "本说明。",
      { type: "object", required: ["openapi", "info", "paths"] },
      {
        self: { summary: "本说明", externalValue: "/api/v1/openapi.json" },
      },
    ),
    ...unchanged,
  },
};

/** The whole interface: a new address or a new key of an answer is described here, with an example that tests run. */
export const openApiDocument = {
  openapi: "3.1.1",
  info: {
    title: "杭州未来社区验收系统接口",
    version: "1",
    description:
      "按验收标准评分、读取标准和公布的结果，不需要登录。出错时回答 errors 列表，每条有代码（code）、位置（path）和一句说明（message）。",
  },
  servers: [{ url: "/" }],
  security: [],
  tags: ["评分", "标准", "结果", "数据格式"].map((name) => ({ name })),
  paths: {
    "/api/v1/score": { post: score },
    "/api/v1/implication": { post: implication },
    "/api/v1/impact": { post: impact },
    "/api/v1/standards": { get: listStandards },
    "/api/v1/standards/{family}/{version}": { get: readStandard },
    "/api/v1/outcomes": { get: listOutcomes },
    "/api/v1/outcomes/{code}": { get: readOutcome },
    "/api/v1/outcomes/{code}/{file}": { get: readOutcomeFile },
    "/api/v1/schemas": { get: listSchemas },
    "/api/v1/schemas/{name}": { get: readSchema },
    "/api/v1/openapi.json": { get: readOpenApi },
  },
  components: { schemas: namedJsonSchemas(apiShapes, inComponents) },
};
