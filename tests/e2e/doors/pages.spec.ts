import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { inTurn } from "../support/doors";
import { everyone, peopled, type Who } from "../support/people";

const { office, actor, cookieOf, newApplication } = peopled();

test("pages: strangers sign in first, other roles find nothing there", async ({ baseURL }) => {
  const id = await newApplication("submitted");
  const draft = await newApplication("draft");
  const { draftId } = await office.draft(actor("administrator"));
  const get = async (path: string, who: Who) => {
    const cookie = cookieOf(who);
    const headers = cookie ? { cookie } : undefined;
    const page = await fetch(new URL(path, baseURL), { headers, redirect: "manual" });
    await page.text();
    return page.status;
  };
  const office404 = (path: string, ...admitted: Who[]) => ({ path, admitted });
  const admins: Who[] = [
    "administrator",
    "administrator who verified",
    "administrator who submitted",
  ];
  const reviewers: Who[] = ["reviewer of the batch", ...admins];
  const everybody: Who[] = [
    "official",
    "another district's official",
    "reviewer of another batch",
    ...reviewers,
  ];
  const wrong: string[] = [];
  await inTurn(
    [
      office404("/desk", ...everybody),
      office404("/communities", ...everybody),
      office404("/communities/new", "official", "another district's official"),
      office404("/reviews", "reviewer of another batch", ...reviewers),
      office404("/approvals", ...admins),
      office404(`/applications/${id}`, "official", ...reviewers),
      office404(`/applications/${draft}`, "official", ...admins),
      office404(`/applications/${id}/digital`, "official", ...reviewers),
      office404(`/applications/${id}/check`, "official", ...reviewers),
      office404(`/applications/${id}/analysis`, "official", ...reviewers),
      office404("/batches", ...everybody),
      office404("/standards", ...everybody),
      office404("/accounts", ...admins),
      office404("/audit", ...admins),
      office404(`/reviews/${id}`, ...reviewers),
      office404(`/approvals/${id}`, ...admins),
      office404(`/standards/drafts/${draftId}`, ...admins),
      office404(`/standards/drafts/${draftId}/edit`, ...admins),
      office404(`/standards/drafts/${draftId}/replay`, ...admins),
      office404(`/standards/drafts/${draftId}/difference`, ...admins),
      office404(`/standards/drafts/${randomUUID()}`),
      office404("/standards/drafts/nothing"),
      office404(`/reviews/${id}/return`, "reviewer of the batch", "administrator who verified"),
      office404(`/applications/${randomUUID()}`),
      office404("/applications/nothing"),
    ],
    async ({ path, admitted }) => {
      for (const who of everyone) {
        const status = await get(path, who);
        const shut = who === "nobody" || who === "a first password" ? 307 : 404;
        const expected = admitted.includes(who) ? 200 : shut;
        if (status !== expected) wrong.push(`${path} by ${who}: ${status}, not ${expected}`);
      }
    },
  );
  expect(wrong).toEqual([]);
});

test("nothing is public before it is published", async ({ baseURL }) => {
  const approved = await newApplication("approved");
  const published = await newApplication("published");
  const code = (id: string) => `2026-${id.slice(0, 8)}`;
  for (const path of ["/outcomes/", "/api/v1/outcomes/"])
    for (const [id, status] of [
      [approved, 404],
      [published, 200],
      [randomUUID(), 404],
    ] as const) {
      const page = await fetch(new URL(path + code(id), baseURL));
      await page.text();
      expect([path, page.status]).toEqual([path, status]);
    }
});
