/** The parts that the descriptions of several addresses of /api/v1 share. */
import { BUSY, UNSOLVED } from "../analysis/policy";
import type { ApiShape } from "./schema";

type Fields = Record<string, unknown>;

/** An example's value, or where it is to be read. A request and its answer carry the same name. */
interface Example {
  summary: string;
  value?: unknown;
  externalValue?: string;
}
type Examples = Record<string, Example>;

export const inComponents = (name: string) => `#/components/schemas/${name}`;
export const ref = (shape: ApiShape) => ({ $ref: inComponents(shape) });

export const content = (schema: Fields, examples: Examples) => ({
  "application/json": { schema, examples },
});

export const answer = (description: string, shape: ApiShape, examples: Examples): Fields => ({
  description,
  content: content(ref(shape), examples),
});

/** An answer that may be kept, named by its ETag. */
export const kept = (description: string, schema: Fields, examples: Examples): Fields => ({
  description,
  headers: {
    ETag: { description: "内容的标识，可放入 If-None-Match。", schema: { type: "string" } },
    "Cache-Control": { schema: { type: "string" } },
  },
  content: content(schema, examples),
});

export const errors = (code: string, path: string, message: string) => ({
  errors: [{ code, path, message }],
});

export const unchanged = {
  304: { description: "内容与 If-None-Match 所指的相同，不再发送。" },
};
export const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  description: "已有内容的 ETag。",
  schema: { type: "string" },
};

export const parameter = (
  name: string,
  description: string,
  schema: Fields,
  examples: Examples,
) => ({
  name,
  in: "path",
  required: true,
  description,
  schema,
  examples,
});
export const text = { type: "string" };

/** A parameter that may be left out. */
export const inQuery = (
  name: string,
  description: string,
  schema: Fields,
  examples?: Examples,
) => ({ name, in: "query", description, schema, ...(examples ? { examples } : {}) });

export const unknownStandard = (path: string) =>
  errors("unknown-standard", path, "没有这个标准。可用的标准见 /api/v1/standards。");

export const malformed = {
  malformed: {
    summary: "不是 JSON",
    value: errors("malformed-json", "", "提交的内容不是有效的 JSON（UTF-8），请改正。"),
  },
};
export const tooLarge = {
  large: {
    summary: "超过 1 MB",
    value: errors("too-large", "", "提交的内容超过 1 MB，没有处理。请减少内容后重试。"),
  },
};

/** Of an address that asks the solver: what is answered where one question, named by `path`, is too hard. */
export const unsolved = (path: string): Examples => ({
  unsolved: {
    summary: "在规定的时间内没有解出",
    value: errors("unsolved", path, UNSOLVED),
  },
});

/** Of the same: too many questions wait already. */
export const busy = {
  503: {
    ...answer("等待求解的问题太多，没有处理。", "Errors", {
      busy: { summary: "等待求解的太多", value: errors("busy", "", BUSY) },
    }),
    headers: { "Retry-After": { description: "几秒后可以重试。", schema: { type: "integer" } } },
  },
};

/** What every address that reads a document answers when it cannot use it. */
export const misfits = (keys: readonly string[], besides: Examples = {}) => ({
  400: answer("提交的内容不是 JSON。", "Errors", malformed),
  404: answer("没有这个标准。", "Errors", {
    unknown: { summary: "没有这个标准", value: unknownStandard("standard") },
  }),
  413: answer("提交的内容超过 1 MB。", "Errors", tooLarge),
  422: answer("内容与说明不符，或对照表不合适。", "Errors", {
    misfit: {
      summary: "缺少应有的内容",
      value: {
        errors: keys.map((path) => {
          const message = `${path}与接口说明不符，见 /api/v1/openapi.json。`;
          return { code: "wrong-type", path, message };
        }),
      },
    },
    ...besides,
  }),
});
