/** JSON Schemas (draft 2020-12) of the documents. Not part of index.ts: the evaluator needs none. */
import * as z from "zod/mini";
import { decisionSchema, submissionSchema } from "./documents";
import { crosswalkSchema, standardSchema } from "./schema";

type JsonSchema = Record<string, unknown>;

/** A node is a branch or a leaf: said here, because the shape check says it in its own words. */
function branchOrLeaf(schema: JsonSchema): void {
  const properties = schema.properties as JsonSchema | undefined;
  if (!properties || !("children" in properties && "rule" in properties)) return;
  const without = (...fields: string[]) => ({
    not: { anyOf: fields.map((field) => ({ required: [field] })) },
  });
  schema.oneOf = [
    { required: ["children"], ...without("rule") },
    { required: ["rule"], ...without("children", "bonusMarks", "whenNotApplicable") },
  ];
}

function jsonSchema(schema: z.core.$ZodType, title: string): JsonSchema {
  const made: JsonSchema = z.toJSONSchema(schema, {
    override: (context) => branchOrLeaf(context.jsonSchema as JsonSchema),
  });
  return { ...made, title };
}

export const standardJsonSchema = jsonSchema(standardSchema, "验收标准");
export const submissionJsonSchema = jsonSchema(submissionSchema, "申报");
export const decisionJsonSchema = jsonSchema(decisionSchema, "结论");
export const crosswalkJsonSchema = jsonSchema(crosswalkSchema, "对照表");
