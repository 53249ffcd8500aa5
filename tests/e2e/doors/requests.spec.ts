import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { builtActions, call, inTurn } from "../support/doors";
import { claimable, devices } from "../support/office";
import { day, facts, officeDoors, unseen } from "../support/office-doors";
import { peopled, type Who } from "../support/people";

const people = peopled();
const { office, actor, cookieOf, newApplication } = people;

test("bad input is refused in words, never as a fault of the system", async ({ baseURL }) => {
  const id = await newApplication("draft");
  const submitted = await newApplication("submitted");
  const before = await office.fingerprint(id);
  const answers = (more: object) => ({
    applicationId: id,
    answers: [{ nodeId: devices, version: 1, value: 1, note: "", ...more }],
  });
  const rule = (more: object) => ({
    ...{ kind: "adjusted", applicationId: submitted, nodeId: devices, version: 0, value: 2 },
    ...{ reason: "抽查。", ...more },
  });
  const bad: [Who, string, unknown, string][] = [
    ["official", "saveAnswers", null, "invalid"],
    ["official", "saveAnswers", "text", "invalid"],
    ["official", "saveAnswers", [1, 2], "invalid"],
    ["official", "saveAnswers", { applicationId: id, answers: [] }, "invalid"],
    ["official", "saveAnswers", { ...answers({}), applicationId: "1; DROP" }, "invalid"],
    ["official", "saveAnswers", { ...answers({}), applicationId: randomUUID() }, "not-found"],
    ["official", "saveAnswers", answers({ nodeId: "nothing" }), "invalid"],
    ["official", "saveAnswers", answers({ nodeId: "__proto__" }), "invalid"],
    ["official", "saveAnswers", answers({ nodeId: "constructor" }), "invalid"],
    ["official", "saveAnswers", answers({ version: -1 }), "invalid"],
    ["official", "saveAnswers", answers({ version: 1e12 }), "invalid"],
    ["official", "saveAnswers", answers({ value: { a: { b: 1 } } }), "invalid"],
    ["official", "saveAnswers", answers({ value: "长".repeat(61) }), "invalid"],
    ["official", "saveAnswers", answers({ note: "长".repeat(2_001) }), "invalid"],
    ["official", "saveAnswers", answers({ note: 7 }), "invalid"],
    ["official", "saveAnswers", answers({ note: "a\u0000b" }), "invalid"],
    ["official", "saveAnswers", answers({ value: "a\u0000b" }), "invalid"],
    ["official", "saveAnswers", answers({ value: "\ud800" }), "invalid"],
    ["official", "saveAnswers", answers({ note: { length: { valueOf: 0 } } }), "invalid"],
    ["official", "saveAnswers", { ...answers({}), answers: { length: {} } }, "invalid"],
    ["official", "submitApplication", { applicationId: id, version: 7 }, "stale"],
    ["official", "submitApplication", { applicationId: id, version: "x" }, "invalid"],
    [
      "official",
      "claimWaiver",
      { applicationId: id, nodeId: claimable, version: 0, reason: " " },
      "invalid",
    ],
    [
      "official",
      "claimWaiver",
      { applicationId: id, nodeId: devices, version: 0, reason: "无" },
      "invalid",
    ],
    [
      "official",
      "claimWaiver",
      { applicationId: id, nodeId: claimable, version: 0, reason: "a\u0000b" },
      "invalid",
    ],
    ["official", "withdrawWaiver", { applicationId: id, nodeId: claimable, version: 1 }, "stale"],
    ["official", "registerCommunity", { ...facts(office), type: "castle" }, "invalid"],
    ["official", "registerCommunity", { ...facts(office), households: "-1" }, "invalid"],
    ["official", "registerCommunity", { ...facts(office), name: "a\u0000b" }, "invalid"],
    [
      "official",
      "registerCommunity",
      { ...facts(office), districtId: "xihu", name: "" },
      "invalid",
    ],
    ["official", "registerCommunity", { ...facts(office), code: "长".repeat(41) }, "invalid"],
    ["official", "registerCommunity", { ...facts(office), startedOn: day(9) }, "invalid"],
    ["official", "registerCommunity", { ...facts(office), startedOn: day(-9) }, "invalid"],
    ["official", "registerCommunity", { ...facts(office), listedOn: { year: "x" } }, "invalid"],
    ["official", "previewProjects", { workbook: "<script>" }, "invalid"],
    ["official", "importProjects", { ...unseen, digest: "x" }, "invalid"],
    ["official", "importProjects", { ...unseen, workbook: "A".repeat(900_000) }, "stale"],
    ["official", "importResults", { ...unseen, digest: 7 }, "invalid"],
    ["reviewer of the batch", "rulePoint", rule({ reason: "" }), "invalid"],
    ["reviewer of the batch", "rulePoint", rule({ value: 6.01 }), "invalid"],
    ["reviewer of the batch", "rulePoint", rule({ value: "full" }), "invalid"],
    ["reviewer of the batch", "rulePoint", rule({ nodeId: "@community" }), "invalid"],
    ["reviewer of the batch", "rulePoint", rule({ version: 3 }), "stale"],
    [
      "reviewer of the batch",
      "rulePoint",
      rule({ kind: "accepted", nodeId: "digital" }),
      "invalid",
    ],
    [
      "reviewer of the batch",
      "returnForRectification",
      { applicationId: submitted, version: 1, items: [] },
      "invalid",
    ],
    [
      "reviewer of the batch",
      "concludeVerification",
      { applicationId: submitted, version: 1 },
      "incomplete",
    ],
    ["administrator", "createAccount", { username: "A B", name: "x", role: "reviewer" }, "invalid"],
    ["administrator", "createAccount", { username: "abcd", name: "x", role: "root" }, "invalid"],
    [
      "administrator",
      "createAccount",
      { username: "abcd", name: "x", role: "district-official", districtId: "nowhere" },
      "invalid",
    ],
    [
      "administrator",
      "setAccountActive",
      { accountId: randomUUID(), version: 1, active: "false" },
      "not-found",
    ],
    [
      "administrator",
      "setAccountActive",
      { accountId: actor("administrator").id, version: 1, active: "false" },
      "not-allowed",
    ],
    [
      "administrator",
      "openBatch",
      { ...(await officeDoors(people).openBatch?.input("administrator")), confirmedName: "别人" },
      "invalid",
    ],
    [
      "administrator",
      "openBatch",
      { ...(await officeDoors(people).openBatch?.input("administrator")), assumedFigures: 0 },
      "stale",
    ],
    [
      "administrator",
      "openBatch",
      { ...(await officeDoors(people).openBatch?.input("administrator")), closesOn: day(-9) },
      "invalid",
    ],
    [
      "administrator",
      "openBatch",
      {
        ...(await officeDoors(people).openBatch?.input("administrator")),
        closesOn: { year: "2026", month: "2", day: "30" },
      },
      "invalid",
    ],
  ];
  const { open, handedIn } = office.partsOf(id);
  const assigning = (more: object) => ({
    ...{ applicationId: id, contributorId: actor("contributor with a part").id },
    ...{ nodeIds: ["satisfaction"], ...more },
  });
  const inHand = (more: object) => ({ applicationId: id, partId: open, version: 1, ...more });
  const badParts: [Who, string, unknown, string][] = [
    ["official", "assignParts", assigning({ nodeIds: [] }), "invalid"],
    ["official", "assignParts", assigning({ nodeIds: "satisfaction" }), "invalid"],
    ["official", "assignParts", assigning({ nodeIds: ["nothing"] }), "invalid"],
    ["official", "assignParts", assigning({ nodeIds: [devices] }), "invalid"],
    ["official", "assignParts", assigning({ nodeIds: ["digital"] }), "taken"],
    ["official", "assignParts", assigning({ contributorId: randomUUID() }), "invalid"],
    ["official", "assignParts", assigning({ contributorId: actor("official").id }), "invalid"],
    ["official", "assignParts", assigning({ comment: "长".repeat(1_001) }), "invalid"],
    ["official", "assignParts", assigning({ comment: "a\u0000b" }), "invalid"],
    ["official", "assignParts", assigning({ dueOn: day(-2) }), "invalid"],
    ["official", "assignParts", assigning({ dueOn: day(99) }), "invalid"],
    [
      "official",
      "assignParts",
      assigning({ dueOn: { year: "2026", month: "2", day: "30" } }),
      "invalid",
    ],
    ["contributor with a part", "handInPart", inHand({ version: 2 }), "stale"],
    ["contributor with a part", "handInPart", inHand({ partId: randomUUID() }), "not-found"],
    ["contributor with a part", "handInPart", inHand({ partId: handedIn }), "wrong-state"],
    ["contributor with a part", "handInPart", inHand({ remark: "长".repeat(1_001) }), "invalid"],
    ["official", "sendBackPart", inHand({ partId: handedIn, comment: " " }), "invalid"],
    ["official", "sendBackPart", inHand({ comment: "改" }), "wrong-state"],
    ["official", "acceptPart", inHand({}), "wrong-state"],
    ["official", "takeOverPart", inHand({ version: 9 }), "stale"],
    [
      "official",
      "carryAnswers",
      { applicationId: id, fromId: id, nodeIds: [devices] },
      "not-found",
    ],
    ["official", "carryAnswers", { applicationId: id, fromId: id, nodeIds: [] }, "invalid"],
    ["official", "inviteContributor", { username: "A", name: "某", unit: "街道" }, "invalid"],
    ["official", "inviteContributor", { username: "abcd", name: "某", unit: " " }, "invalid"],
    [
      "official",
      "setAccountActive",
      { accountId: actor("official").id, version: 1, active: "false" },
      "not-found",
    ],
    [
      "administrator",
      "changeAccount",
      {
        accountId: actor("official").id,
        version: 1,
        name: "某",
        role: "observer",
        districtId: "xihu",
      },
      "invalid",
    ],
    [
      "administrator",
      "changeAccount",
      { accountId: randomUUID(), version: 1, name: "某", role: "observer" },
      "not-found",
    ],
    [
      "reviewer of the batch",
      "returnForRectification",
      {
        ...{ applicationId: submitted, version: 1 },
        ...{ items: [{ nodeId: devices, comment: "补" }], dueOn: day(-2) },
      },
      "invalid",
    ],
  ];
  bad.push(...badParts);
  const draft = await office.draft(actor("administrator"));
  const proposed = await office.draft(actor("administrator"), actor("administrator"));
  const ruling = { figures: ["total passMark"], kind: "assumed" };
  const badDrafts: [string, unknown, string][] = [
    ["createDraft", { standardId: office.standardId, version: "2022-trial" }, "taken"],
    ["createDraft", { standardId: office.standardId, version: "a/b" }, "invalid"],
    ["createDraft", { standardId: randomUUID(), version: "1" }, "not-found"],
    ["importDraft", { ...proposed, workbook: "" }, "invalid"],
    ["importDraft", { ...proposed, workbook: "<script>" }, "invalid"],
    ["importDraft", { ...proposed, workbook: "A".repeat(900_000) }, "wrong-state"],
    ["importDraft", { ...draft, workbook: "UEsDBA==" }, "invalid"],
    ["saveDraft", { ...draft, document: null }, "invalid"],
    ["saveDraft", { ...draft, document: { sections: [7] } }, "invalid"],
    ["saveDraft", { ...draft, document: { sections: [], title: "a\u0000b" } }, "invalid"],
    ["saveDraft", { ...draft, revision: 7, document: { sections: [] } }, "stale"],
    ["saveDraft", { ...proposed, document: { sections: [] } }, "wrong-state"],
    ["saveDraft", { draftId: randomUUID(), revision: 1, document: { sections: [] } }, "not-found"],
    ["proposeDraft", proposed, "wrong-state"],
    ["ruleFigures", { ...draft, ...ruling }, "wrong-state"],
    ["ruleFigures", { ...proposed, ...ruling, figures: ["nothing fullMarks"] }, "invalid"],
    ["ruleFigures", { ...proposed, ...ruling, kind: "confirmed" }, "invalid"],
    ["returnDraft", { ...proposed, reason: " " }, "invalid"],
    ["adoptDraft", draft, "wrong-state"],
    ["repealStandard", { standardId: office.standardId, reason: "" }, "invalid"],
    ["repealStandard", { standardId: randomUUID(), reason: "无" }, "not-found"],
  ];
  for (const one of badDrafts) bad.push(["administrator", ...one]);
  const wrong: string[] = [];
  await inTurn(bad, async ([who, name, input, expected]) => {
    const answer = await call(baseURL, name, input, { cookie: cookieOf(who) });
    if (answer.ok !== false || answer.code !== expected)
      wrong.push(`${name} ${JSON.stringify(input).slice(0, 120)}: ${answer.status} ${answer.code}`);
  });
  expect(wrong).toEqual([]);
  expect(await office.fingerprint(id)).toBe(before);
});

test("requests from elsewhere and oversized ones are turned away at the gate", async ({
  baseURL,
}) => {
  const id = await newApplication("draft");
  const before = await office.fingerprint(id);
  const input = { applicationId: id, version: 1 };
  const cookie = cookieOf("official");
  const from = (headers: Record<string, string>) =>
    call(baseURL, "submitApplication", input, { cookie, id, headers });
  expect((await from({ Origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await from({ Origin: "null" })).status).toBe(403);
  const large = { ...input, more: "x".repeat(1024 * 1024) };
  expect((await call(baseURL, "submitApplication", large, { cookie, id })).status).toBe(413);
  const action = builtActions().get("submitApplication");
  const bare = await fetch(new URL(`/applications/${id}/check`, baseURL), {
    method: "POST",
    headers: { "Next-Action": action?.id ?? "", Cookie: cookie ?? "" },
    body: JSON.stringify([input]),
  });
  expect(bare.status).toBe(403);
  expect(await office.fingerprint(id)).toBe(before);
});

test("a session ends with the account's deactivation and with a new password", async ({
  baseURL,
}) => {
  for (const [action, more] of [
    ["setAccountActive", { active: "false" }],
    ["resetPassword", {}],
  ] as const) {
    const victim = await office.account("district-official", "gongshu");
    const { cookie } = victim;
    expect((await call(baseURL, "registerCommunity", facts(office), { cookie })).ok).toBe(true);
    const input = { accountId: victim.id, version: 1, ...more };
    const cookieOfAdmin = cookieOf("administrator");
    expect((await call(baseURL, action, input, { cookie: cookieOfAdmin })).ok).toBe(true);
    expect((await call(baseURL, "registerCommunity", facts(office), { cookie })).code).toBe(
      "not-signed-in",
    );
    const page = await fetch(new URL("/desk", baseURL), {
      headers: { cookie },
      redirect: "manual",
    });
    expect([page.status, page.headers.get("location")]).toEqual([307, "/sign-in"]);
  }
  const forged = { cookie: `${cookieOf("official")?.slice(0, -3)}abc` };
  expect((await call(baseURL, "registerCommunity", facts(office), forged)).code).toBe(
    "not-signed-in",
  );
});
