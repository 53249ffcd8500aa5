import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import { isRedirectError } from "next/dist/client/components/redirect-error";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openWorld, type World } from "./fixtures";
import { type Ground, grow, layGround } from "./grown";
import { signIn } from "./session";
import { type Traffic, trafficOf } from "./statements";

vi.mock("next/headers", () => import("./session"));

const root = "app/(office)";

type Name = "official" | "contributor" | "reviewer" | "admin" | "observer";

interface Visit {
  by: Name;
  params?: Record<string, string | string[]>;
  search?: Record<string, string>;
  body?: unknown;
  /** True where there is nothing of which there could be more: what comes back must not grow either. */
  still?: true;
}

let world: World;
let ground: Ground;

/** Every file of the office that answers a request, and how it is asked for. */
function visits(): Record<string, Visit[]> {
  const { draft, submitted, verified, published, community, evidence } = ground;
  const { standardDraft, proposed, message, objection } = ground;
  const standard = { family: "hangzhou-municipal", version: "2022-trial" };
  const filed = { id: draft, evidence };
  return {
    "layout.tsx": [{ by: "official", still: true }],
    "accounts/page.tsx": [{ by: "admin" }],
    "accounts/new/page.tsx": [{ by: "admin", still: true }],
    "accounts/[id]/page.tsx": [{ by: "admin", params: { id: world.official.id }, still: true }],
    "accounts/[id]/edit/page.tsx": [
      { by: "admin", params: { id: world.official.id }, still: true },
    ],
    "applications/[id]/page.tsx": [
      { by: "official", params: { id: draft } },
      { by: "contributor", params: { id: draft } },
      { by: "reviewer", params: { id: submitted } },
    ],
    "applications/[id]/[section]/page.tsx": [
      { by: "official", params: { id: draft, section: "digital" } },
      { by: "contributor", params: { id: draft, section: "digital" } },
    ],
    "applications/[id]/[section]/[scene]/page.tsx": [
      { by: "official", params: { id: draft, section: "scenes", scene: "health" } },
    ],
    "applications/[id]/analysis/page.tsx": [
      { by: "official", params: { id: draft } },
      { by: "reviewer", params: { id: verified } },
    ],
    "applications/[id]/assign/page.tsx": [{ by: "official", params: { id: draft } }],
    "applications/[id]/carry/page.tsx": [
      { by: "official", params: { id: draft }, search: { from: published } },
    ],
    "applications/[id]/check/page.tsx": [{ by: "official", params: { id: draft } }],
    "applications/[id]/survey/page.tsx": [{ by: "official", params: { id: draft } }],
    "applications/[id]/survey/register/route.ts": [
      { by: "official", params: { id: draft }, still: true },
    ],
    "applications/[id]/workbook/page.tsx": [{ by: "official", params: { id: draft } }],
    "applications/[id]/workbook/file/route.ts": [{ by: "official", params: { id: draft } }],
    "applications/[id]/presence/route.ts": [
      { by: "official", params: { id: draft }, body: { nodeId: "digital", known: {} } },
    ],
    // Of an answer that somebody else has changed: all that a save asks, and what they wrote, every time anew.
    "applications/[id]/answers/route.ts": [
      {
        by: "official",
        params: { id: draft },
        body: { answers: [{ nodeId: "digital-access-devices", version: 0, value: 1, note: "" }] },
        still: true,
      },
    ],
    "applications/[id]/history/[node]/route.ts": [
      { by: "official", params: { id: draft, node: "digital-access-devices" } },
    ],
    "applications/[id]/evidence/[evidence]/route.ts": [
      { by: "official", params: filed, still: true },
    ],
    "applications/[id]/evidence/[evidence]/[preview]/route.ts": [
      { by: "official", params: { ...filed, preview: "thumbnail" }, still: true },
    ],
    "approvals/page.tsx": [{ by: "admin" }, { by: "admin", search: { done: "1" } }],
    "approvals/[id]/page.tsx": [{ by: "admin", params: { id: verified } }],
    "audit/page.tsx": [{ by: "admin" }],
    "batches/page.tsx": [{ by: "admin" }, { by: "official" }],
    "batches/new/page.tsx": [
      { by: "admin" },
      { by: "admin", search: { standard: world.standardId } },
    ],
    "batches/[id]/page.tsx": [{ by: "admin", params: { id: world.batchId } }],
    "calendar/page.tsx": [{ by: "admin" }],
    "communities/page.tsx": [{ by: "official" }, { by: "admin" }],
    "communities/new/page.tsx": [{ by: "official" }],
    "communities/[id]/page.tsx": [
      { by: "official", params: { id: community } },
      { by: "observer", params: { id: community } },
    ],
    "communities/[id]/edit/page.tsx": [{ by: "official", params: { id: community } }],
    "communities/import/page.tsx": [{ by: "official", still: true }],
    "communities/import/template/route.ts": [{ by: "official" }],
    "communities/results/page.tsx": [{ by: "official", still: true }],
    "communities/results/workbook/route.ts": [{ by: "official" }],
    "communities/workbook/route.ts": [{ by: "official" }],
    "contributors/page.tsx": [{ by: "official" }],
    "contributors/new/page.tsx": [{ by: "official", still: true }],
    "contributors/[id]/page.tsx": [{ by: "official", params: { id: world.contributor.id } }],
    "dashboard/page.tsx": [{ by: "official" }, { by: "observer" }],
    "decided/page.tsx": [{ by: "observer" }],
    "decided/[id]/page.tsx": [{ by: "observer", params: { id: published } }],
    "desk/page.tsx": [
      ...(["official", "contributor", "reviewer", "admin"] as const).map((by) => ({ by })),
      { by: "observer", still: true },
    ],
    "jobs/page.tsx": [{ by: "admin" }],
    "messages/page.tsx": [{ by: "official" }],
    "messages/[id]/route.ts": [{ by: "official", params: { id: message }, still: true }],
    "objections/page.tsx": [
      { by: "reviewer" },
      { by: "admin", search: { done: "1" }, still: true },
    ],
    "objections/[id]/page.tsx": [{ by: "admin", params: { id: objection }, still: true }],
    "reviews/page.tsx": [{ by: "reviewer" }, { by: "reviewer", search: { done: "1" } }],
    "reviews/[id]/page.tsx": [{ by: "reviewer", params: { id: submitted } }],
    "reviews/[id]/points/[...path]/page.tsx": [
      { by: "reviewer", params: { id: submitted, path: ["digital"] } },
      { by: "observer", params: { id: published, path: ["digital"] } },
    ],
    "reviews/[id]/return/page.tsx": [{ by: "reviewer", params: { id: submitted } }],
    "settings/page.tsx": [{ by: "official", still: true }],
    "standards/page.tsx": [{ by: "admin" }],
    "standards/[family]/[version]/page.tsx": [{ by: "admin", params: standard }],
    "standards/[family]/[version]/difference/page.tsx": [{ by: "admin", params: standard }],
    "standards/[family]/[version]/implication/page.tsx": [{ by: "admin", params: standard }],
    "standards/[family]/[version]/scoring/route.ts": [
      { by: "admin", params: standard, search: { type: "renewal" }, still: true },
    ],
    "standards/[family]/[version]/workbook/route.ts": [
      { by: "admin", params: standard, still: true },
    ],
    "standards/drafts/[id]/page.tsx": [{ by: "admin", params: { id: proposed }, still: true }],
    "standards/drafts/[id]/difference/page.tsx": [
      { by: "admin", params: { id: standardDraft }, still: true },
    ],
    "standards/drafts/[id]/edit/page.tsx": [
      { by: "admin", params: { id: standardDraft }, still: true },
    ],
    // The outcomes themselves are replayed in chunks while the page is sent.
    "standards/drafts/[id]/replay/page.tsx": [
      { by: "admin", params: { id: standardDraft }, still: true },
    ],
    "standards/drafts/[id]/workbook/route.ts": [
      { by: "admin", params: { id: standardDraft }, still: true },
    ],
  };
}

/** Asks for a page as Next does, its title first; what is drawn of it later asks the database nothing. */
async function ask(file: string, { params = {}, search = {}, body }: Visit): Promise<void> {
  const module = await import(/* @vite-ignore */ resolve(root, file));
  const context = { params: Promise.resolve(params), searchParams: Promise.resolve(search) };
  try {
    if (file.endsWith("route.ts")) {
      const request = new Request(`http://localhost/?${new URLSearchParams(search)}`, {
        ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
        ...(body ? { headers: { "content-type": "application/json" } } : {}),
      });
      const answer: Response = await (body ? module.POST : module.GET)(request, context);
      expect([200, 503], file).toContain(answer.status);
      await answer.arrayBuffer();
      return;
    }
    await module.generateMetadata?.(context);
    await module.default(context);
  } catch (error) {
    if (isHTTPAccessFallbackError(error)) throw new Error(`${file} does not exist for them`);
    // A message leads on to where it belongs.
    if (!isRedirectError(error) || !file.startsWith("messages/")) throw error;
  }
}

async function count(): Promise<Record<string, Traffic>> {
  const found: Record<string, Traffic> = {};
  for (const [file, list] of Object.entries(visits()))
    for (const [at, visit] of list.entries()) {
      await signIn(world[visit.by]);
      // What a process keeps once it has read it, standards for one, is not asked for again.
      await ask(file, visit);
      found[`${file} ${at + 1} ${visit.by}`] = await trafficOf(() => ask(file, visit));
    }
  return found;
}

let few: Record<string, Traffic>;
let many: Record<string, Traffic>;
beforeAll(async () => {
  world = await openWorld();
  ground = await layGround(world);
  few = await count();
  await grow(world, ground);
  many = await count();
}, 240_000);
afterAll(() => world.close());

describe("the office's pages and files", () => {
  it("are all counted", () => {
    const files = readdirSync(root, { recursive: true, encoding: "utf8" })
      .map((file) => join(file))
      .filter((file) => /(^|\/)(page\.tsx|layout\.tsx|route\.ts)$/.test(file));
    expect(Object.keys(visits()).sort()).toEqual(files.sort());
  });

  it("send no more statements for many rows than for few", () => {
    const statements = (found: Record<string, Traffic>) =>
      Object.fromEntries(Object.entries(found).map(([page, one]) => [page, one.statements]));
    expect(statements(many)).toEqual(statements(few));
    expect(Math.min(...Object.values(few).map((one) => one.statements))).toBeGreaterThan(0);
  });

  it("were given more to read, wherever there can be more", () => {
    const still = Object.entries(visits()).flatMap(([file, list]) =>
      list.flatMap((visit, at) => (visit.still ? [`${file} ${at + 1} ${visit.by}`] : [])),
    );
    const same = Object.keys(few).filter(
      (page) => (many[page]?.rows ?? 0) <= (few[page]?.rows ?? 0),
    );
    expect(same.sort()).toEqual(still.sort());
  });
});
