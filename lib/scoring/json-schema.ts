/** JSON Schemas (draft 2020-12) of the documents. Not part of index.ts: the evaluator needs none. */
import * as z from "zod/mini";
import { decisionSchema, submissionSchema } from "./documents";
import { crosswalkSchema, nodeSchema, standardSchema } from "./schema";

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

/** The JSON Schema of one document under its title. */
export function jsonSchema(schema: z.core.$ZodType, title: string): JsonSchema {
  const made: JsonSchema = z.toJSONSchema(schema, {
    override: (context) => branchOrLeaf(context.jsonSchema as JsonSchema),
  });
  return { ...made, title };
}

/**
 * The JSON Schemas of these shapes under their names, each inside the others by reference; a node of
 * a standard is `Node`. `address` is where a document keeps the schema of a name.
 */
export function namedJsonSchemas(
  shapes: Readonly<Record<string, z.core.$ZodType>>,
  address: (name: string) => string,
): Record<string, JsonSchema> {
  const registry = z.core.registry<{ id: string }>();
  registry.add(nodeSchema, { id: "Node" });
  for (const [id, shape] of Object.entries(shapes)) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: address,
    override: (context) => branchOrLeaf(context.jsonSchema as JsonSchema),
  });
  const named = Object.entries(schemas).map(([name, schema]) => {
    // The surrounding document says which dialect it is and where each schema is.
    const { $schema: _, $id: __, id: ___, ...own } = schema as JsonSchema;
    return [name, own] as const;
  });
  return Object.fromEntries(named);
}

export const standardJsonSchema = jsonSchema(standardSchema, "验收标准");
export const submissionJsonSchema = jsonSchema(submissionSchema, "申报");
export const decisionJsonSchema = jsonSchema(decisionSchema, "结论");
export const crosswalkJsonSchema = jsonSchema(crosswalkSchema, "对照表");
