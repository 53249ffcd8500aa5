/** Generated from schema.ts by `npm run shapes`: not to be edited. */

import type { Shape } from "./shape";

export const standardShape: Shape = {
  type: "object",
  properties: {
    family: { type: "string", pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$" },
    version: { type: "string", minLength: 1 },
    title: { type: "string", minLength: 1 },
    issuer: { type: "string", minLength: 1 },
    level: { type: "string", enum: ["municipal", "provincial", "other"] },
    effectiveFrom: {
      type: "string",
      format: "date",
      pattern:
        "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",
    },
    communityTypes: {
      minItems: 1,
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string", minLength: 1 },
          title: { type: "string", minLength: 1 },
        },
        required: ["id", "title"],
        additionalProperties: false,
      },
    },
    sources: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string", minLength: 1 },
          title: { type: "string", minLength: 1 },
          kind: { type: "string", enum: ["regulation", "news", "reference", "assumption"] },
          publisher: { type: "string" },
          date: {
            type: "string",
            format: "date",
            pattern:
              "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",
          },
          url: { type: "string" },
        },
        required: ["id", "title", "kind"],
        additionalProperties: false,
      },
    },
    basis: {
      type: "object",
      additionalProperties: {
        type: "object",
        properties: { source: { type: "string", minLength: 1 }, note: { type: "string" } },
        required: ["source"],
        additionalProperties: false,
      },
    },
    total: {
      type: "object",
      properties: {
        title: { type: "string", minLength: 1 },
        sections: { type: "array", items: { type: "string", minLength: 1 } },
        passMark: { type: "number", minimum: 0, maximum: 1000000000000 },
        divisor: { type: "integer", minimum: 1, maximum: 1000 },
        basis: {
          type: "object",
          additionalProperties: {
            type: "object",
            properties: { source: { type: "string", minLength: 1 }, note: { type: "string" } },
            required: ["source"],
            additionalProperties: false,
          },
        },
      },
      required: ["title", "sections", "passMark"],
      additionalProperties: false,
    },
    grades: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string", minLength: 1 },
          title: { type: "string", minLength: 1 },
          passMark: { type: "number", minimum: 0, maximum: 1000000000000 },
          passMarks: {
            type: "object",
            additionalProperties: { type: "number", minimum: 0, maximum: 1000000000000 },
          },
        },
        required: ["id", "title", "passMark"],
        additionalProperties: false,
      },
    },
    sections: { minItems: 1, type: "array", items: { $ref: "#/$defs/Node" } },
  },
  required: [
    "family",
    "version",
    "title",
    "issuer",
    "level",
    "effectiveFrom",
    "communityTypes",
    "sources",
    "total",
    "sections",
  ],
  additionalProperties: false,
  $defs: {
    Node: {
      type: "object",
      properties: {
        id: { type: "string", pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$" },
        title: { type: "string", minLength: 1 },
        fullMarks: { type: "number", minimum: 0, maximum: 1000000000000 },
        passMark: { type: "number", minimum: 0, maximum: 1000000000000 },
        kind: { type: "string", enum: ["constraint", "guiding", "featured"] },
        appliesTo: { type: "array", items: { type: "string", minLength: 1 } },
        waivable: { type: "boolean" },
        clause: { type: "string" },
        evidence: { type: "string" },
        basis: {
          type: "object",
          additionalProperties: {
            type: "object",
            properties: { source: { type: "string", minLength: 1 }, note: { type: "string" } },
            required: ["source"],
            additionalProperties: false,
          },
        },
        bonusMarks: { type: "number", minimum: 0, maximum: 1000000000000 },
        whenNotApplicable: { type: "string", enum: ["keep", "rescale"] },
        rule: {
          oneOf: [
            {
              type: "object",
              properties: {
                type: { type: "string", const: "marks" },
                step: { type: "number", exclusiveMinimum: 0, maximum: 1000000000000 },
              },
              required: ["type"],
              additionalProperties: false,
            },
            {
              type: "object",
              properties: {
                type: { type: "string", const: "levels" },
                levels: {
                  minItems: 1,
                  type: "array",
                  items: {
                    type: "object",
                    properties: {
                      id: { type: "string", minLength: 1 },
                      title: { type: "string", minLength: 1 },
                      marks: { type: "number", minimum: 0, maximum: 1000000000000 },
                    },
                    required: ["id", "title", "marks"],
                    additionalProperties: false,
                  },
                },
              },
              required: ["type", "levels"],
              additionalProperties: false,
            },
            {
              type: "object",
              properties: {
                type: { type: "string", const: "checklist" },
                items: {
                  minItems: 1,
                  type: "array",
                  items: {
                    type: "object",
                    properties: {
                      id: { type: "string", minLength: 1 },
                      title: { type: "string", minLength: 1 },
                      marks: { type: "number", minimum: 0, maximum: 1000000000000 },
                    },
                    required: ["id", "title", "marks"],
                    additionalProperties: false,
                  },
                },
              },
              required: ["type", "items"],
              additionalProperties: false,
            },
            {
              type: "object",
              properties: { type: { type: "string", const: "requirement" } },
              required: ["type"],
              additionalProperties: false,
            },
            {
              type: "object",
              properties: {
                type: { type: "string", const: "quota" },
                unit: { type: "string", minLength: 1 },
                quota: { type: "number", minimum: 0, maximum: 1000000000000 },
                per: { type: "string", enum: ["community", "household", "resident"] },
                perCount: { type: "number", exclusiveMinimum: 0, maximum: 1000000000000 },
                minRatio: { type: "number", minimum: 0, maximum: 1 },
              },
              required: ["type", "unit", "quota", "per"],
              additionalProperties: false,
            },
            {
              type: "object",
              properties: {
                type: { type: "string", const: "survey" },
                options: {
                  minItems: 1,
                  type: "array",
                  items: {
                    type: "object",
                    properties: {
                      id: { type: "string", minLength: 1 },
                      title: { type: "string", minLength: 1 },
                      weight: { type: "number", minimum: 0, maximum: 1 },
                    },
                    required: ["id", "title", "weight"],
                    additionalProperties: false,
                  },
                },
                minResponses: { type: "integer", minimum: 0, maximum: 9007199254740991 },
              },
              required: ["type", "options"],
              additionalProperties: false,
            },
          ],
        },
        children: { minItems: 1, type: "array", items: { $ref: "#/$defs/Node" } },
      },
      required: ["id", "title", "fullMarks"],
      additionalProperties: false,
    },
  },
};

export const crosswalkShape: Shape = {
  type: "object",
  properties: {
    from: { type: "string", pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$" },
    to: { type: "string", pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$" },
    map: {
      type: "object",
      additionalProperties: { minItems: 1, type: "array", items: { type: "string", minLength: 1 } },
    },
    branches: {
      type: "object",
      additionalProperties: { minItems: 1, type: "array", items: { type: "string", minLength: 1 } },
    },
  },
  required: ["from", "to", "map"],
  additionalProperties: false,
};
