import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { leavesOf } from "@/lib/scoring";
import { inTurn } from "../support/doors";
import { objectionIds } from "../support/office";
import { everyone, peopled, type Who } from "../support/people";

const { office, actor, cookieOf, newApplication } = peopled();

test("pages: strangers sign in first, other roles find nothing there", async ({ baseURL }) => {
  const id = await newApplication("submitted");
  const draft = await newApplication("draft");
  const decided = await newApplication("published");
  const objected = await newApplication("notice");
  await office.objectTo(objected, actor("reviewer of the batch"));
  const objection = objectionIds(objected).received;
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
  const contributors: Who[] = ["contributor with a part", "contributor without a part"];
  const holder: Who = "contributor with a part";
  const officials: Who[] = ["official", "another district's official"];
  const contributor = actor(holder).id;
  const point = (node: string) => (office.prepared ? leavesOf(office.prepared, node)[0]?.id : "");
  const wrong: string[] = [];
  await inTurn(
    [
      office404("/desk", ...everybody, ...contributors, "observer"),
      office404("/communities", ...everybody, "observer"),
      office404("/communities/new", "official", "another district's official"),
      office404("/communities/import", "official", "another district's official"),
      office404("/communities/results", "official", "another district's official"),
      office404("/dashboard", ...everybody, "observer"),
      office404("/reviews", "reviewer of another batch", ...reviewers),
      office404("/approvals", ...admins),
      office404(`/applications/${id}`, "official", holder, ...reviewers),
      office404(`/applications/${draft}`, "official", holder, ...admins),
      office404(`/applications/${decided}`, "official", holder, "observer", ...reviewers),
      office404(`/applications/${id}/digital`, "official", holder, ...reviewers),
      office404(`/applications/${id}/party`, "official", holder, ...reviewers),
      office404(`/applications/${id}/scenes/health`, "official", ...reviewers),
      office404(`/applications/${decided}/digital`, "official", holder, "observer", ...reviewers),
      office404(`/applications/${decided}/check`, "official", "observer", ...reviewers),
      office404(`/applications/${decided}/analysis`, "official", "observer", ...reviewers),
      office404(`/applications/${id}/survey`, "official", ...reviewers),
      office404(`/applications/${draft}/survey`, "official", ...admins),
      office404(`/applications/${id}/survey/register`, "official"),
      office404(`/applications/${draft}/assign`, "official"),
      office404(`/applications/${id}/assign`),
      office404(`/applications/${draft}/carry`),
      office404(`/applications/${draft}/workbook`, "official", holder, ...admins),
      office404(
        `/applications/${id}/history/${point("digital")}`,
        "official",
        holder,
        ...reviewers,
      ),
      office404(`/applications/${id}/history/${point("party")}`, "official", holder, ...reviewers),
      office404(`/applications/${id}/history/${point("health")}`, "official", ...reviewers),
      office404(`/applications/${id}/history/nothing`),
      office404("/contributors", ...officials),
      office404("/contributors/new", ...officials),
      office404(`/contributors/${contributor}`, "official"),
      office404(`/contributors/${actor("official").id}`),
      office404("/contributors/nothing"),
      office404("/decided", "observer"),
      office404(`/decided/${decided}`, "observer"),
      office404(`/decided/${id}`),
      office404(`/reviews/${decided}`, "observer", ...reviewers),
      office404(`/reviews/${decided}/points/digital`, "observer", ...reviewers),
      office404(`/applications/${id}/check`, "official", ...reviewers),
      office404(`/applications/${id}/analysis`, "official", ...reviewers),
      office404("/batches", ...everybody),
      office404("/calendar", ...admins),
      office404("/objections", "reviewer of another batch", ...reviewers),
      office404(`/objections/${objection}`, ...reviewers),
      office404(`/objections/${randomUUID()}`),
      office404("/standards", ...everybody, "observer"),
      office404("/accounts", ...admins),
      office404(`/accounts/${contributor}/edit`, ...admins),
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
  const notice = await newApplication("notice");
  const published = await newApplication("published");
  const code = (id: string) => `2026-${id.slice(0, 8)}`;
  for (const path of ["/outcomes/", "/api/v1/outcomes/"])
    for (const [id, status] of [
      [approved, 404],
      [notice, 404],
      [published, 200],
      [randomUUID(), 404],
    ] as const) {
      const page = await fetch(new URL(path + code(id), baseURL));
      await page.text();
      expect([path, page.status]).toEqual([path, status]);
    }
});
