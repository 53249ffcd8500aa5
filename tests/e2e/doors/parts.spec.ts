import { expect, test } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { leavesOf } from "@/lib/scoring";
import { inTurn } from "../support/doors";
import { devices } from "../support/office";
import { everyone, peopled, type Who } from "../support/people";

const { office, cookieOf, newApplication } = peopled();
const holder: Who = "contributor with a part";

/** Notes that tell each point's answer apart wherever it turns up. */
async function marked(id: string): Promise<void> {
  await office.rows(
    `UPDATE "Answer" SET "note" = '标记-' || "nodeId" || '-完', "version" = "version" + 1 WHERE "applicationId" = $1`,
    [id],
  );
}

const ownPoints = () => {
  if (!office.prepared) throw new Error("no standard");
  const { prepared } = office;
  return new Set(
    ["digital", "party"].flatMap((page) => leavesOf(prepared, page)).map(({ id }) => id),
  );
};
const marksIn = (text: string) =>
  new Set([...text.matchAll(/标记-([a-z0-9-]+?)-完/g)].map((m) => m[1]));

test("nothing of other pages goes to a contributor, on no page and by no other way", async ({
  baseURL,
}) => {
  const own = ownPoints();
  for (const state of ["draft", "returned", "published"] as const) {
    const id = await newApplication(state);
    await marked(id);
    const headers = { cookie: cookieOf(holder) ?? "", origin: new URL("/", baseURL).origin };
    const get = async (path: string, more = {}) =>
      (await fetch(new URL(path, baseURL), { headers: { ...headers, ...more } })).text();
    const pages = ["", "/digital", "/party", "/workbook"].map(
      (path) => `/applications/${id}${path}`,
    );
    const texts = await Promise.all([
      ...["/desk", ...pages].map((path) => get(path)),
      // What the browser fetches when a link is followed.
      ...pages.map((path) => get(path, { RSC: "1" })),
      fetch(new URL(`/applications/${id}/presence`, baseURL), {
        method: "POST",
        headers,
        body: JSON.stringify({ nodeId: "digital", known: {} }),
      }).then((response) => response.text()),
    ]);
    const file = await fetch(new URL(`/applications/${id}/workbook/file`, baseURL), { headers });
    texts.push(JSON.stringify(await readXlsx(new Uint8Array(await file.arrayBuffer()))));
    const seen = marksIn(texts.join(""));
    expect([...seen].filter((point) => !own.has(point ?? ""))).toEqual([]);
    // The own answers are there, so the marks would have been found.
    expect(seen).toContain(devices);
    const official = await fetch(new URL(`/applications/${id}/digital`, baseURL), {
      headers: { cookie: cookieOf("official") ?? "" },
    });
    expect(marksIn(await official.text()).size).toBeGreaterThan(own.size);
  }
});

test("who is where is told to the district, its contributors and administrators, and to nobody else", async ({
  baseURL,
}) => {
  const id = await newApplication("submitted");
  const beat = async (who: Who, body: unknown, headers = {}) => {
    const response = await fetch(new URL(`/applications/${id}/presence`, baseURL), {
      method: "POST",
      headers: {
        cookie: cookieOf(who) ?? "",
        origin: new URL("/", baseURL).origin,
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    await response.text();
    return response.status;
  };
  const admitted = everyone.filter(
    (who) => who === "official" || who === holder || who.startsWith("administrator"),
  );
  const wrong: string[] = [];
  await inTurn([...everyone], async (who) => {
    const status = await beat(who, { nodeId: "digital", known: {} });
    const expected = admitted.includes(who) ? 200 : 404;
    if (status !== expected) wrong.push(`${who}: ${status}, not ${expected}`);
  });
  expect(wrong).toEqual([]);
  // Submitted: nobody fills anything in, so nobody is noted as being there.
  expect(await office.rows(`SELECT * FROM "Presence" WHERE "applicationId" = $1`, [id])).toEqual(
    [],
  );
  for (const bad of [
    "",
    "{",
    {},
    { nodeId: 7, known: {} },
    { nodeId: "digital", known: { [devices]: "1" } },
    { nodeId: "../x", known: {} },
    {
      nodeId: null,
      known: Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`n${i}`, 1])),
    },
  ])
    expect([400, 422]).toContain(await beat("official", bad));
  const elsewhere = { origin: "https://elsewhere.example" };
  expect(await beat("official", { nodeId: null, known: null }, elsewhere)).toBe(403);
});
