import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/(public)/outcomes/[code]/certificate.pdf/route";
import * as outcomes from "@/app/api/v1/outcomes/route";
import { openAmendment } from "@/lib/amendment/data";
import { confirmAmendment, proposeAmendment } from "@/lib/amendment/mutations";
import { loadVerification } from "@/lib/certificate/loaders";
import { numberOf } from "@/lib/certificate/policy";
import { db } from "@/lib/db";
import { approve } from "@/lib/review/mutations";
import { qrOf, textOf } from "../pdf";
import { newVerified, openWorld, published, versionOf, type World } from "./fixtures";
import { devices, levelsAtNothing } from "./steps";

let world: World;
let passed: string;
let failed: string;
let approved: string;
let number: string;
beforeAll(async () => {
  world = await openWorld();
  passed = await published(world, (await newVerified(world)).id);
  const lowered = await newVerified(world, { ...levelsAtNothing(world), [devices]: 0 });
  failed = await published(world, lowered.id);
  const { id } = await newVerified(world);
  approved = await approve(world.admin, id, await versionOf(id));
  const { digest } = await db().outcome.findUniqueOrThrow({ where: { code: passed } });
  number = numberOf(passed, digest);
});
afterAll(() => world.close());

/** Asks from an address of its own, or from the one given. */
const ask = async (typed: string | string[] | undefined, from: string = randomUUID()) =>
  (await loadVerification(typed, from)).answer;
const kindOf = async (typed: string, from?: string) => (await ask(typed, from)).kind;

describe("the number on a certificate or a report", () => {
  it("leads to what was published, to be compared with the paper", async () => {
    expect(await ask(number)).toMatchObject({
      kind: "found",
      registered: { code: passed, number, outcome: "passed", standing: "valid" },
    });
    expect(await kindOf(passed)).toBe("found");
    expect(await ask(failed)).toMatchObject({ kind: "found", registered: { outcome: "failed" } });
    expect(await ask([number, "x"])).toMatchObject({ kind: "found" });
  });
  it("tells a changed paper", async () => {
    const other = number.slice(0, -1) + (number.endsWith("0") ? "1" : "0");
    expect(await ask(other)).toEqual({ kind: "mismatch", code: passed });
  });
  it("is answered alike where there is none and where it is not published", async () => {
    const [none, unpublished] = [await ask("2026-00000000"), await ask(approved)];
    expect(none).toEqual({ kind: "unknown" });
    expect(unpublished).toEqual(none);
  });
  it("is asked for again where nothing or nonsense was typed", async () => {
    expect(await ask(undefined)).toEqual({ kind: "ask" });
    expect(await ask("  ")).toEqual({ kind: "ask" });
    expect(await ask("翠柏社区")).toEqual({ kind: "misspelled" });
    expect(await ask("\0")).toEqual({ kind: "misspelled" });
  });
  it("cannot be guessed: after twenty wrong ones an address hears one answer to all, others go on", async () => {
    const guess = (n: number) => `2026-${String(n).padStart(8, "0")}`;
    const answers: string[] = [];
    for (let n = 0; n < 20; n += 1) answers.push(await kindOf(guess(n), "192.0.2.1"));
    expect(new Set(answers)).toEqual(new Set(["unknown"]));
    for (const typed of [guess(20), number, approved, passed])
      expect(await kindOf(typed, "spoofed, 192.0.2.1"), typed).toBe("barred");
    expect(await kindOf(number, "192.0.2.2")).toBe("found");
  });
  it("costs nothing where it is right", async () => {
    for (let n = 0; n < 25; n += 1) expect(await kindOf(number, "192.0.2.3")).toBe("found");
  });
});

const certificate = (code: string, headers = {}): Promise<Response> =>
  GET(new Request(`https://example.org/outcomes/${code}/certificate.pdf`, { headers }), {
    params: Promise.resolve({ code }),
  });

describe("the certificate", () => {
  it("of a published outcome that passed leads by its QR code to its own number", async () => {
    const answer = await certificate(passed);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="certificate-/,
    );
    const pdf = new Uint8Array(await answer.arrayBuffer());
    const url = new URL(qrOf(pdf));
    expect(url.pathname).toBe("/verify");
    expect(url.searchParams.get("code")).toBe(number);
    expect(await kindOf(url.searchParams.get("code") ?? "")).toBe("found");
    const text = textOf(pdf).replace(/\s/g, "");
    expect(text).toContain(number);
    expect(text).toContain("通过验收");
    const again = await certificate(passed, { "If-None-Match": answer.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });
  it("is there for no other outcome", async () => {
    for (const code of [failed, approved, "2026-00000000", "' OR 1=1", "\0"]) {
      const answer = await certificate(code);
      expect(answer.status, code).toBe(404);
      expect(await answer.text()).toMatch(/。$/);
    }
  });
});

describe("what was revoked", () => {
  it("has no certificate any more, and its number says so with the reason", async () => {
    const { id } = await newVerified(world);
    const code = await published(world, id);
    expect((await certificate(code)).status).toBe(200);
    const reason = "申报材料不实。";
    const step = async () => ({ applicationId: id, version: await versionOf(id) });
    await proposeAmendment(world.admin, {
      ...{ ...(await step()), kind: "revocation", reason, nodeIds: [] },
    });
    expect((await certificate(code)).status).toBe(200);
    const amendmentId = (await openAmendment(id))?.id ?? "";
    const list = async () =>
      outcomes.GET(new Request("https://example.org/api/v1/outcomes?limit=1"));
    const before = (await list()).headers.get("etag");
    await confirmAmendment(world.secondAdmin, { ...(await step()), amendmentId }, "revocation");
    expect((await certificate(code)).status).toBe(404);
    expect(await ask(code)).toMatchObject({
      kind: "found",
      registered: { standing: "revoked", reason },
    });
    const after = await list();
    expect(after.headers.get("etag")).not.toBe(before);
    expect((await after.json()).outcomes[0]).toMatchObject({ code, standing: "revoked" });
  });
});
