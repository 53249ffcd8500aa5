import Ajv from "ajv/dist/2020";
import { openApiDocument } from "@/lib/http/openapi";

/** The served document as other programs see it: JSON, whose parts the tests read by name. */
export interface Example {
  summary: string;
  value?: unknown;
  externalValue?: string;
}
type Content = Record<string, { schema: object; examples: Record<string, Example> }>;
export interface Operation {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; schema: object; examples?: Record<string, Example> }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}
export interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

export const served: Document = JSON.parse(JSON.stringify(openApiDocument));

export const operations = Object.entries(served.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

export const JSON_TYPE = "application/json";

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: "api", components: served.components });

/** What a documented schema has against a value, [] where nothing. */
export function complaints(schema: object, value: unknown): string[] {
  const known = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'));
  ajv.validate(known, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
