import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import type { State } from "@/lib/application/types";
import type { Standard } from "@/lib/scoring";
import { exportStandard } from "@/lib/workbook/export";
import {
  type Actor,
  builtActions,
  call,
  claimable,
  devices,
  inTurn,
  Office,
} from "./support/doors";

const office = new Office();
type Who =
  | "nobody"
  | "a first password"
  | "official"
  | "another district's official"
  | "reviewer of the batch"
  | "reviewer of another batch"
  | "administrator"
  | "administrator who verified"
  | "administrator who submitted";
const actors = new Map<Who, Actor>();

const actor = (who: Who): Actor => {
  const found = actors.get(who);
  if (!found) throw new Error(`nobody is ${who}`);
  return found;
};
const cookieOf = (who: Who) => (who === "nobody" ? undefined : actor(who).cookie);

test.beforeAll(async () => {
  actors.set(
    "a first password",
    await office.account("district-official", "gongshu", { first: true }),
  );
  actors.set("official", await office.account("district-official", "gongshu"));
  actors.set("another district's official", await office.account("district-official", "xihu"));
  actors.set("reviewer of the batch", await office.account("reviewer", null));
  actors.set("reviewer of another batch", await office.account("reviewer", null));
  actors.set("administrator", await office.account("administrator", null));
  actors.set("administrator who verified", await office.account("administrator", null));
  actors.set("administrator who submitted", await office.account("administrator", null));
  await office.open(actor("administrator"), [
    actor("reviewer of the batch"),
    actor("administrator who verified"),
  ]);
});
test.afterAll(() => office.close());

const order: State[] = ["draft", "submitted", "returned", "verified", "approved", "published"];
type Row = readonly [string, string, string, string, string, string];
const all = (word: string): Row => [word, word, word, word, word, word];
const W = "wrong-state";
const forbidden = all("not-allowed");
const hidden = all("not-found");
const unseenDraft: Row = [
  "not-found",
  "not-allowed",
  "not-allowed",
  "not-allowed",
  "not-allowed",
  "not-allowed",
];
const strangers = {
  nobody: all("not-signed-in"),
  "a first password": all("password-change-required"),
  "another district's official": hidden,
  "reviewer of another batch": hidden,
};

const entry: Record<Who, Row> = {
  ...strangers,
  official: ["ok", W, "ok", W, W, W],
  "reviewer of the batch": unseenDraft,
  administrator: forbidden,
  "administrator who verified": forbidden,
  "administrator who submitted": forbidden,
};
const verification: Record<Who, Row> = {
  ...strangers,
  official: forbidden,
  "reviewer of the batch": ["not-found", "ok", W, W, W, W],
  administrator: forbidden,
  "administrator who verified": [W, "ok", W, W, W, W],
  "administrator who submitted": forbidden,
};
const approval: Record<Who, Row> = {
  ...strangers,
  official: forbidden,
  "reviewer of the batch": unseenDraft,
  administrator: [W, W, W, "ok", W, W],
  "administrator who verified": [W, W, W, "same-person", W, W],
  // Nobody has submitted a draft: the one who submitted is known from the first submission on.
  "administrator who submitted": [W, W, W, "same-person", W, W],
};
const publication: Record<Who, Row> = {
  ...strangers,
  official: forbidden,
  "reviewer of the batch": unseenDraft,
  administrator: [W, W, W, W, "ok", W],
  "administrator who verified": [W, W, W, W, "ok", W],
  "administrator who submitted": [W, W, W, W, "ok", W],
};

/** Each door of an application: what is sent, who may in which state, where it leads, by hand. */
const doors: Record<string, { table: Record<Who, Row>; input: () => object; to?: State }> = {
  saveAnswers: {
    table: entry,
    input: () => ({ answers: [{ nodeId: devices, version: 1, value: 1.5, note: "改" }] }),
  },
  claimWaiver: {
    table: entry,
    input: () => ({ nodeId: claimable, version: 0, reason: "无遗存。" }),
  },
  withdrawWaiver: { table: entry, input: () => ({ nodeId: office.waived, version: 1 }) },
  submitApplication: { table: entry, input: () => ({ version: 1 }), to: "submitted" },
  rulePoint: {
    table: verification,
    input: () => ({ kind: "adjusted", nodeId: devices, version: 0, value: 2, reason: "抽查。" }),
  },
  acceptPoints: { table: verification, input: () => ({ nodeIds: [devices] }) },
  ruleWaiver: {
    table: verification,
    input: () => ({ nodeId: office.waived, version: 1, ruling: "accepted", reason: "" }),
  },
  returnForRectification: {
    table: verification,
    input: () => ({ version: 1, items: [{ nodeId: devices, comment: "请补正。" }] }),
    to: "returned",
  },
  concludeVerification: { table: verification, input: () => ({ version: 1 }), to: "verified" },
  sendBack: { table: approval, input: () => ({ version: 1, reason: "再核。" }), to: "submitted" },
  approve: { table: approval, input: () => ({ version: 1 }), to: "approved" },
  publish: { table: publication, input: () => ({ version: 1 }), to: "published" },
};

const people = Object.keys(entry) as Who[];

function newApplication(state: State, ruled = false): Promise<string> {
  return office.application(state, {
    official: actor("official"),
    submitters: [actor("administrator who submitted")],
    verifiers: [actor("administrator who verified")],
    ruled,
  });
}

test("every door the build has is tried here", () => {
  const tried = [...Object.keys(doors), ...Object.keys(officeDoors), "changePassword"];
  expect([...builtActions().keys()].sort()).toEqual(tried.sort());
});

test("every closed door of an application refuses, and changes nothing", async ({ baseURL }) => {
  const targets = new Map<State, string>();
  for (const state of order) targets.set(state, await newApplication(state));
  const prints = () => Promise.all([...targets.values()].map((id) => office.fingerprint(id)));
  const before = await prints();
  const wrong: string[] = [];
  const cells = Object.entries(doors).flatMap(([name, door]) =>
    people.flatMap((who) =>
      order.map((state, i) => ({ name, door, who, state, expected: door.table[who][i] ?? "" })),
    ),
  );
  const closed = cells.filter((cell) => cell.expected !== "ok");
  await inTurn(closed, async ({ name, door, who, state, expected }) => {
    const id = targets.get(state) ?? "";
    const input = { applicationId: id, ...door.input() };
    const cookie = cookieOf(who);
    const answer = await call(baseURL, name, input, { cookie, id });
    const got = answer.ok ? "ok" : answer.code;
    if (got !== expected) wrong.push(`${name} by ${who} in ${state}: ${got}, not ${expected}`);
  });
  expect(wrong).toEqual([]);
  expect(await prints()).toEqual(before);
  expect(cells).toHaveLength(12 * 9 * 6);
});

test("every open door of an application lets in, and leads where the procedure says", async ({
  baseURL,
}) => {
  const open = Object.entries(doors).flatMap(([name, door]) =>
    people.flatMap((who) =>
      order.flatMap((state, i) =>
        door.table[who][i] === "ok" ? [{ name, door, who, state }] : [],
      ),
    ),
  );
  const wrong: string[] = [];
  await inTurn(open, async ({ name, door, who, state }) => {
    const id = await newApplication(state, name === "concludeVerification");
    const before = await office.fingerprint(id);
    const input = { applicationId: id, ...door.input() };
    const answer = await call(baseURL, name, input, { cookie: cookieOf(who), id });
    const now = await office.state(id);
    if (!answer.ok || now !== (door.to ?? state) || (await office.fingerprint(id)) === before)
      wrong.push(`${name} by ${who} in ${state}: ${JSON.stringify(answer)}, now ${now}`);
    // The same request once more: nothing is done twice.
    const after = await office.fingerprint(id);
    const again = await call(baseURL, name, input, { cookie: cookieOf(who), id });
    if (name !== "saveAnswers" && again.ok) wrong.push(`${name} by ${who} in ${state} twice`);
    if ((await office.fingerprint(id)) !== after) wrong.push(`${name} twice changed something`);
  });
  expect(wrong).toEqual([]);
  expect(open).toHaveLength(23);
});

const day = (offset: number) => {
  const date = new Date(Date.now() + offset * 86_400_000);
  return {
    year: String(date.getUTCFullYear()),
    month: String(date.getUTCMonth() + 1),
    day: String(date.getUTCDate()),
  };
};

const officials = (own: string, other: string) => ({
  nobody: "not-signed-in",
  "a first password": "password-change-required",
  official: own,
  "another district's official": other,
  "reviewer of the batch": "not-allowed",
  "reviewer of another batch": "not-allowed",
  administrator: "not-allowed",
  "administrator who verified": "not-allowed",
  "administrator who submitted": "not-allowed",
});
const administrators = {
  ...officials("not-allowed", "not-allowed"),
  administrator: "ok",
  "administrator who verified": "ok",
  "administrator who submitted": "ok",
};

const facts = () => ({
  name: office.name("登记"),
  street: "测试街道",
  type: "renewal",
  tier: "municipal-candidate",
  households: "10",
  residents: "20",
  stage: "declared",
});

const isAdministrator = (who: Who) => who.startsWith("administrator");
/** Drafts and versions of one's own where the door opens; where it is closed nothing need be there. */
const ownDraft = (who: Who) =>
  isAdministrator(who) ? office.draft(actor(who)) : { draftId: randomUUID(), revision: 1 };
/** With the draft's own workbook, as it is downloaded; a draft that is none gets an empty archive. */
async function withWorkbook(draft: { draftId: string; revision: number }) {
  const [row] = await office.rows<{ document: Standard }>(
    `SELECT "document" FROM "StandardDraft" WHERE "id" = $1`,
    [draft.draftId],
  );
  const file = row ? Buffer.from(await exportStandard(row.document)) : Buffer.from("PK");
  return { ...draft, workbook: file.toString("base64") };
}
const proposal = (who: Who, proposedBy: Who) =>
  isAdministrator(who)
    ? office.draft(actor(who), actor(proposedBy))
    : { draftId: randomUUID(), revision: 1 };
const ownStandard = async (who: Who) =>
  isAdministrator(who) ? (await office.standard()).id : randomUUID();

/** Doors where no application is concerned: what is sent, to whom they open. */
const officeDoors: Record<
  string,
  { table: Record<Who, string>; input: (who: Who) => Promise<object> }
> = {
  startApplication: {
    table: officials("ok", "not-found"),
    input: async () => ({
      batchId: office.batchId,
      communityId: await office.community("gongshu"),
    }),
  },
  registerCommunity: { table: officials("ok", "ok"), input: async () => facts() },
  changeCommunity: {
    table: officials("ok", "not-found"),
    input: async () => ({
      ...facts(),
      communityId: await office.community("gongshu"),
      version: 1,
    }),
  },
  openBatch: {
    table: administrators,
    input: async (who) => ({
      title: office.name("批次"),
      standardId: office.standardId,
      opensOn: day(-1),
      closesOn: day(1),
      reviewerIds: [actor("reviewer of the batch").id],
      confirmedName: who === "nobody" ? "无" : actor(who).name,
      assumedFigures: await assumedFigures(),
    }),
  },
  changeBatch: {
    table: administrators,
    input: async () => {
      const [batch] = await office.rows<{ id: string }>(
        `INSERT INTO "Batch" ("id", "title", "standardId", "opensOn", "closesOn", "assumedFigures", "confirmedName", "openedById")
         VALUES (gen_random_uuid(), $1, $2, current_date, current_date, 0, '测试', $3) RETURNING "id"`,
        [office.name("批次"), office.standardId, actor("administrator").id],
      );
      const reviewerIds = [actor("reviewer of the batch").id];
      return { batchId: batch?.id, version: 1, closesOn: day(3), reviewerIds };
    },
  },
  createAccount: {
    table: administrators,
    input: async () => ({
      username: `doors-${randomUUID().slice(0, 12)}`,
      name: office.name("新人"),
      role: "reviewer",
    }),
  },
  resetPassword: {
    table: administrators,
    input: async () => ({ accountId: (await office.account("reviewer", null)).id, version: 1 }),
  },
  setAccountActive: {
    table: administrators,
    input: async () => ({
      accountId: (await office.account("reviewer", null)).id,
      version: 1,
      active: "false",
    }),
  },
  createDraft: {
    table: administrators,
    input: async () => ({
      standardId: office.standardId,
      version: office.name("x").replace("测试", ""),
    }),
  },
  saveDraft: {
    table: administrators,
    input: async (who) => ({ ...(await ownDraft(who)), document: { title: "改", sections: [] } }),
  },
  importDraft: { table: administrators, input: async (who) => withWorkbook(await ownDraft(who)) },
  discardDraft: { table: administrators, input: async (who) => ownDraft(who) },
  proposeDraft: { table: administrators, input: async (who) => ownDraft(who) },
  returnDraft: {
    table: administrators,
    input: async (who) => ({ ...(await proposal(who, "administrator")), reason: "再议。" }),
  },
  ruleFigures: {
    table: administrators,
    input: async (who) => ({
      ...(await proposal(who, "administrator")),
      figures: ["total passMark"],
      kind: "confirmed",
      documentNumber: "测试〔2026〕1号",
    }),
  },
  // Proposed by the first administrator: the others adopt it, that one may not.
  adoptDraft: {
    table: { ...administrators, administrator: "same-person" },
    input: async (who) => proposal(who, "administrator"),
  },
  repealStandard: {
    table: administrators,
    input: async (who) => ({ standardId: await ownStandard(who), reason: "测试。" }),
  },
};

async function assumedFigures(): Promise<number> {
  const { figures } = await import("@/lib/scoring");
  if (!office.prepared) throw new Error("no standard");
  return figures(office.prepared).filter(
    ({ basis }) => (basis?.source.kind ?? "assumption") === "assumption",
  ).length;
}

test("every other door of the office opens to its roles and to nobody else", async ({
  baseURL,
}) => {
  const wrong: string[] = [];
  const cells = Object.entries(officeDoors).flatMap(([name, door]) =>
    people.map((who) => ({ name, door, who })),
  );
  await inTurn(cells, async ({ name, door, who }) => {
    const answer = await call(baseURL, name, await door.input(who), { cookie: cookieOf(who) });
    const got = answer.ok ? "ok" : answer.code;
    if (got !== door.table[who]) wrong.push(`${name} by ${who}: ${JSON.stringify(answer)}`);
  });
  expect(wrong).toEqual([]);
});

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
    ["official", "registerCommunity", { ...facts(), type: "castle" }, "invalid"],
    ["official", "registerCommunity", { ...facts(), households: "-1" }, "invalid"],
    ["official", "registerCommunity", { ...facts(), name: "a\u0000b" }, "invalid"],
    ["official", "registerCommunity", { ...facts(), districtId: "xihu", name: "" }, "invalid"],
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
      { ...(await officeDoors.openBatch?.input("administrator")), confirmedName: "别人" },
      "invalid",
    ],
    [
      "administrator",
      "openBatch",
      { ...(await officeDoors.openBatch?.input("administrator")), assumedFigures: 0 },
      "stale",
    ],
    [
      "administrator",
      "openBatch",
      { ...(await officeDoors.openBatch?.input("administrator")), closesOn: day(-9) },
      "invalid",
    ],
    [
      "administrator",
      "openBatch",
      {
        ...(await officeDoors.openBatch?.input("administrator")),
        closesOn: { year: "2026", month: "2", day: "30" },
      },
      "invalid",
    ],
  ];
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
    expect((await call(baseURL, "registerCommunity", facts(), { cookie })).ok).toBe(true);
    const input = { accountId: victim.id, version: 1, ...more };
    const cookieOfAdmin = cookieOf("administrator");
    expect((await call(baseURL, action, input, { cookie: cookieOfAdmin })).ok).toBe(true);
    expect((await call(baseURL, "registerCommunity", facts(), { cookie })).code).toBe(
      "not-signed-in",
    );
    const page = await fetch(new URL("/desk", baseURL), {
      headers: { cookie },
      redirect: "manual",
    });
    expect([page.status, page.headers.get("location")]).toEqual([307, "/sign-in"]);
  }
  const forged = { cookie: `${cookieOf("official")?.slice(0, -3)}abc` };
  expect((await call(baseURL, "registerCommunity", facts(), forged)).code).toBe("not-signed-in");
});

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
      for (const who of people) {
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
