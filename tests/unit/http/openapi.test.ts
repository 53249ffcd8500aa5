import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { GET as readOpenApi } from "@/app/api/v1/openapi.json/route";
import { documentNames } from "@/lib/http/schema";
import { crosswalkJsonSchema, decisionJsonSchema } from "@/lib/scoring/json-schema";
import { complaints, JSON_TYPE, operations, served } from "./document";

const address = "https://example.org/api/v1/openapi.json";

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1 to an independent validator", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone({ ...served }));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });
  it("is refused by that validator once it is bent", async () => {
    const paths = { "/api/v1/score": { post: { responses: { 200: {} } } } };
    const bent = { ...structuredClone(served), paths };
    expect((await new Validator().validate(bent)).valid).toBe(false);
  });
  it("has no reference that leads nowhere", () => {
    const references = [...JSON.stringify(served).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1]);
    expect(references.length).toBeGreaterThan(15);
    const known = Object.keys(served.components.schemas).map((n) => `#/components/schemas/${n}`);
    expect(references.filter((reference) => !known.includes(reference ?? ""))).toEqual([]);
  });
  it("describes every address there is, by every path parameter, and no other", () => {
    const folder = fileURLToPath(new URL("../../../app/api/v1", import.meta.url));
    const routes = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("/route.ts") && !file.includes("[..."))
      .map((file) => `/api/v1/${file.replace("/route.ts", "").replace(/\[(\w+)\]/g, "{$1}")}`);
    expect(Object.keys(served.paths).sort()).toEqual(routes.sort());
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter((each) => each.in === "path");
      const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(inPath.map(({ name }) => name)).toEqual(names);
    }
  });
  it("names each operation once, with a summary in Chinese", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) expect(operation.summary).toMatch(/[\u4e00-\u9fff]/);
  });
  it("has an example of every answer with content", () => {
    for (const { path, operation } of operations)
      for (const [status, { content }] of Object.entries(operation.responses)) {
        if (status === "304") expect(content).toBeUndefined();
        else expect(Object.keys(content?.[JSON_TYPE]?.examples ?? {}), path).not.toEqual([]);
      }
  });
  it("has examples that its own schemas accept", () => {
    let count = 0;
    for (const { path, operation } of operations) {
      const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap(
        (part) => part?.content?.[JSON_TYPE] ?? [],
      );
      for (const { schema, examples } of [...contents, ...(operation.parameters ?? [])])
        for (const [name, { value, externalValue }] of Object.entries(examples ?? {})) {
          count += 1;
          if (externalValue) expect(value).toBeUndefined();
          else expect(complaints(schema, value), `${path} ${name}`).toEqual([]);
        }
    }
    expect(count).toBeGreaterThan(20);
  });
  it("has schemas that refuse what they should", () => {
    const errors = { $ref: "#/components/schemas/Errors" };
    expect(complaints(errors, { errors: [] })).not.toEqual([]);
    expect(complaints(errors, { errors: [{ code: "odd", path: "", message: "" }] })).not.toEqual(
      [],
    );
    const decision = { $ref: "#/components/schemas/Decision" };
    expect(complaints(decision, { outcome: "passed" })).not.toEqual([]);
    const standard = { $ref: "#/components/schemas/Standard" };
    expect(complaints(standard, { sections: [{ id: "x" }] }).join()).toContain("/sections/0");
  });
  it("holds the same schemas as /api/v1/schemas, but for references", () => {
    const own = (schema: object) => {
      const { $schema: _, title: __, ...rest } = schema as Record<string, unknown>;
      return rest;
    };
    expect(served.components.schemas.Decision).toEqual(own(decisionJsonSchema));
    expect(served.components.schemas.Crosswalk).toEqual(own(crosswalkJsonSchema));
    for (const name of documentNames) {
      const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      expect(Object.keys(served.components.schemas)).toContain(title);
    }
  });
});

describe("GET /api/v1/openapi.json", () => {
  it("answers with the document, and with 304 to whoever has it", async () => {
    const first = readOpenApi(new Request(address));
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await first.json()).toEqual(served);
    const tag = first.headers.get("etag") ?? "";
    const again = readOpenApi(new Request(address, { headers: { "If-None-Match": tag } }));
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });
});
