import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as impact from "@/app/api/v1/impact/route";
import * as implication from "@/app/api/v1/implication/route";
import * as openApi from "@/app/api/v1/openapi.json/route";
import * as outcomeFile from "@/app/api/v1/outcomes/[code]/[file]/route";
import * as outcome from "@/app/api/v1/outcomes/[code]/route";
import * as outcomes from "@/app/api/v1/outcomes/route";
import * as schema from "@/app/api/v1/schemas/[name]/route";
import * as schemas from "@/app/api/v1/schemas/route";
import * as score from "@/app/api/v1/score/route";
import * as standard from "@/app/api/v1/standards/[family]/[version]/route";
import * as standards from "@/app/api/v1/standards/route";
import { scoring } from "@/lib/http/examples";
import type { inquire } from "@/lib/scoring";
import { complaints, JSON_TYPE, type Operation, operations } from "../unit/http/document";
import { newVerified, openWorld, published as publishedNow, type World } from "./fixtures";

let world: World;
/** The code of an outcome that was published as the product publishes one. */
let published: string;
beforeAll(async () => {
  world = await openWorld();
  const { id } = await newVerified(world);
  published = await publishedNow(world, id);
});
afterAll(() => world.close());

type Handler = (
  request: Request,
  context: { params: Promise<never> },
) => Response | Promise<Response>;
type Handlers = Record<string, unknown>;
const routes: Record<string, Handlers> = {
  "/api/v1/score": score,
  "/api/v1/implication": implication,
  "/api/v1/impact": impact,
  "/api/v1/standards": standards,
  "/api/v1/standards/{family}/{version}": standard,
  "/api/v1/outcomes": outcomes,
  "/api/v1/outcomes/{code}": outcome,
  "/api/v1/outcomes/{code}/{file}": outcomeFile,
  "/api/v1/schemas": schemas,
  "/api/v1/schemas/{name}": schema,
  "/api/v1/openapi.json": openApi,
};

/** Bodies that no example of a JSON document can be. */
const besides: Record<string, string> = {
  malformed: "{",
  large: " ".repeat(1024 * 1024 + 1),
  misfit: "{}",
};

/** The example of a request that asks the solver, for answers that no request alone brings about. */
const asks: Record<string, string> = {
  "/api/v1/score": "inquired",
  "/api/v1/implication": "bundled",
};

/** Addresses as a server has them that has just been started: nothing proven yet, the solver's thread still to come. */
async function justStarted(): Promise<Record<string, Handlers>> {
  vi.resetModules();
  return {
    "/api/v1/score": await import("@/app/api/v1/score/route"),
    "/api/v1/implication": await import("@/app/api/v1/implication/route"),
  };
}

/** What has to be so before an example is sent, by its name. */
const situations: Record<string, () => Promise<Record<string, Handlers>>> = {
  unsolved: async () => {
    vi.stubEnv("SOLVER_SECONDS", "0.001");
    return justStarted();
  },
  busy: async () => {
    const started = await justStarted();
    const { inquireBeside } = await import("@/lib/analysis/score");
    // One is at work, eight wait.
    waiting = Array.from({ length: 9 }, () =>
      inquireBeside("open", world.prepared, scoring.inquired.request.submission, { plan: {} }),
    );
    return started;
  },
};
let waiting: ReturnType<typeof inquire>[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const answer of await Promise.all(waiting.splice(0))) expect(answer.ok).toBe(true);
});

interface Case {
  path: string;
  method: string;
  operation: Operation;
  status: number;
  name: string;
}
const cases: Case[] = operations.flatMap(({ path, method, operation }) =>
  Object.entries(operation.responses).flatMap(([status, { content }]) =>
    Object.keys(content?.[JSON_TYPE]?.examples ?? {}).map((name) => {
      return { path, method, operation, status: Number(status), name };
    }),
  ),
);

const isOutcome = ({ path, status }: Case) => path.includes("outcomes") && status === 200;

function parametersOf(example: Case): Record<string, string> {
  const { operation, name } = example;
  const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
  const stated = Object.fromEntries(
    inPath.map((parameter) => [parameter.name, String(parameter.examples?.[name]?.value)]),
  );
  return isOutcome(example) ? { ...stated, code: published } : stated;
}

function addressOf(example: Case): string {
  const parameters = parametersOf(example);
  const asked = new URLSearchParams();
  for (const parameter of example.operation.parameters ?? []) {
    const value = parameter.in === "query" ? parameter.examples?.[example.name]?.value : undefined;
    if (value !== undefined) asked.set(parameter.name, String(value));
  }
  const path = example.path.replace(/\{(\w+)\}/g, (_, key) => {
    return encodeURIComponent(parameters[key] ?? "");
  });
  return asked.size > 0 ? `${path}?${asked}` : path;
}

async function send(example: Case, headers = {}, handlers = routes): Promise<Response> {
  const { path, method, operation, name } = example;
  const handler = handlers[path]?.[method.toUpperCase()] as Handler;
  const asked = situations[name] ? (asks[path] ?? "") : name;
  const value = operation.requestBody?.content[JSON_TYPE]?.examples[asked]?.value;
  const body = besides[name] ?? (value === undefined ? undefined : JSON.stringify(value));
  const request = new Request(`https://example.org${addressOf(example)}`, {
    method: method.toUpperCase(),
    headers: { ...(body === undefined ? {} : { "Content-Type": JSON_TYPE }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return handler(request, { params: Promise.resolve(parametersOf(example) as never) });
}

describe("each example of the OpenAPI document", () => {
  it("is of an address that the tests know, and each request has its answer", () => {
    expect(Object.keys(routes).sort()).toEqual([...new Set(cases.map(({ path }) => path))].sort());
    for (const { path, operation } of operations) {
      const requests = Object.keys(operation.requestBody?.content[JSON_TYPE]?.examples ?? {});
      const answered = cases.filter((each) => each.path === path).map(({ name }) => name);
      expect(requests.filter((name) => !answered.includes(name))).toEqual([]);
    }
  });
  it.each(
    cases.map((each) => [`${each.method} ${each.path}`, each.status, each.name, each] as const),
  )("%s answers %i: %s", async (_, status, name, example) => {
    const response = await send(example, {}, await situations[name]?.());
    expect(response.status).toBe(status);
    expect(response.headers.has("retry-after")).toBe(status === 503);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const answer = await response.json();
    const documented = example.operation.responses[status]?.content?.[JSON_TYPE];
    expect(complaints(documented?.schema ?? {}, answer)).toEqual([]);
    const { value, externalValue } = documented?.examples[name] ?? {};
    // What is published here is another outcome than the document's, of the same shape.
    if (example.path.endsWith("/outcomes") && status === 200)
      expect(answer.outcomes.map(({ code }: { code: string }) => code)).toEqual([published]);
    else if (isOutcome(example) && value)
      expect(Object.keys(answer)).toEqual(Object.keys(value as object));
    else if (isOutcome(example)) expect(answer.code).toBe(published);
    else if (externalValue) expect(externalValue).toBe(addressOf(example));
    else expect(answer).toEqual(value);
  });
  const kept = cases.filter(({ operation, status }) => operation.responses[304] && status === 200);
  it.each(kept.map((each) => [each.path, each.name, each] as const))(
    "%s answers whoever has %s with 304, without content",
    async (_, __, example) => {
      const tag = (await send(example)).headers.get("etag") ?? "";
      const again = await send(example, { "If-None-Match": tag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
    },
  );
});
