/** Writes shapes.ts, the part of the JSON Schemas that the library reads. Not part of index.ts. */
import * as z from "zod/mini";
import { crosswalkSchema, nodeSchema, standardSchema } from "./schema";
import type { Shape } from "./shape";

function compact(schema: z.core.$ZodType): Shape {
  const metadata = z.core.registry<{ id: string }>();
  metadata.add(nodeSchema, { id: "Node" });
  const made = z.toJSONSchema(schema, {
    metadata,
    override: ({ jsonSchema }) => {
      // What names a record may have, shape.ts knows; how a schema is called, nobody here asks.
      delete jsonSchema.propertyNames;
      delete jsonSchema.id;
    },
  });
  const { $schema: _, ...shape } = made;
  return shape as Shape;
}

/** What shapes.ts exports, made anew of the zod schemas. */
export function compactShapes(): Record<"standardShape" | "crosswalkShape", Shape> {
  return { standardShape: compact(standardSchema), crosswalkShape: compact(crosswalkSchema) };
}

/** The text of shapes.ts, not yet laid out by the formatter. */
export function compactSource(): string {
  const constants = Object.entries(compactShapes()).map(
    ([name, shape]) => `export const ${name}: Shape = ${JSON.stringify(shape)};`,
  );
  return [
    "/** Generated from schema.ts by `npm run shapes`: not to be edited. */",
    'import type { Shape } from "./shape";',
    ...constants,
  ].join("\n\n");
}
