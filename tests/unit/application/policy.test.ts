import { describe, expect, it } from "vitest";
import {
  type ApplicationFacts,
  allowedOperations,
  maySee,
  maySeeParts,
  type OperationName,
  openNodes,
  operations,
  refusalOf,
  resident,
  seenNodes,
} from "@/lib/application/policy";
import { type State, states } from "@/lib/application/types";
import type { Person, Role } from "@/lib/auth/types";
import type { RefusalCode } from "@/lib/errors";

const person = (id: string, role: Role, districtId: string | null = null): Person => ({
  id,
  username: id,
  name: id,
  role,
  districtId,
  districtName: null,
  mustChangePassword: false,
});

// Everybody who matters. The application is of 拱墅区; "submitted" and "verified" say what somebody did to it before.
const people = {
  "official of the district": person("official", "district-official", "gongshu"),
  "official of another district": person("stranger", "district-official", "xihu"),
  "contributor with a part in hand": person("contributor", "contributor", "gongshu"),
  "contributor whose part is handed in": person("handed-in", "contributor", "gongshu"),
  "contributor without a part": person("bystander", "contributor", "gongshu"),
  "contributor of another district": person("contributor", "contributor", "xihu"),
  observer: person("observer", "observer"),
  "reviewer of the batch": person("reviewer", "reviewer"),
  "reviewer of another batch": person("outsider", "reviewer"),
  "reviewer of the batch who submitted": person("submitted-reviewer", "reviewer"),
  administrator: person("admin", "administrator"),
  "administrator who reviews the batch": person("deputy", "administrator"),
  "administrator who verified": person("verified-admin", "administrator"),
  "administrator of the batch who verified": person("verified-deputy", "administrator"),
  "administrator who submitted": person("submitted-admin", "administrator"),
  "administrator of the batch who submitted": person("submitted-deputy", "administrator"),
  resident,
} as const;
type Who = keyof typeof people;

const facts: ApplicationFacts = {
  state: "draft",
  districtId: "gongshu",
  opensOn: "2026-11-01",
  closesOn: "2026-11-30",
  reviewerIds: ["reviewer", "submitted-reviewer", "deputy", "verified-deputy", "submitted-deputy"],
  submitterIds: ["submitted-reviewer", "submitted-admin", "submitted-deputy"],
  verifierIds: ["verified-admin", "verified-deputy"],
  assignments: [
    { contributorId: "contributor", nodeId: "health", state: "open" },
    { contributorId: "handed-in", nodeId: "services", state: "handed-in" },
  ],
  // Over before the first day on which anything is asked here.
  noticeEndsOn: "2026-10-30",
  openObjections: 0,
  proposal: null,
};

const days = { before: "2026-10-31", first: "2026-11-01", last: "2026-11-30", after: "2026-12-01" };

type Word = "yes" | RefusalCode;
/** draft, submitted, returned, verified, approved, notice, published, revoked: the answer within the batch's period. */
type Row = readonly [Word, Word, Word, Word, Word, Word, Word, Word];
const order: State[] = [
  "draft",
  "submitted",
  "returned",
  "verified",
  "approved",
  "notice",
  "published",
  "revoked",
];

const all = (word: Word): Row => [word, word, word, word, word, word, word, word];
const hidden = all("not-found");
const forbidden = all("not-allowed");
const W = "wrong-state";

/** What reviewers answer to what is not theirs: a draft is not there for them, the rest is not allowed. */
const unseenDraft: Row = ["not-found", ...forbidden.slice(1)] as unknown as Row;

/** An observer from the province reads what is decided and changes nothing. */
const observed: Row = [...Array(4).fill("not-found"), ...Array(4).fill("not-allowed")] as never;

/** A resident sees what is on notice. */
const onNotice: Row = [
  ...Array(5).fill("not-found"),
  ...["not-allowed", "not-found", "not-found"],
] as never;

/** Contributors, the observer and residents where only officials, reviewers or administrators act. */
const others = {
  "contributor with a part in hand": forbidden,
  "contributor whose part is handed in": forbidden,
  "contributor without a part": hidden,
  "contributor of another district": hidden,
  observer: observed,
  resident: onNotice,
};

const entry: Record<Who, Row> = {
  ...others,
  "contributor with a part in hand": ["yes", W, "yes", W, W, W, W, W],
  "official of the district": ["yes", W, "yes", W, W, W, W, W],
  "official of another district": hidden,
  "reviewer of the batch": unseenDraft,
  "reviewer of another batch": hidden,
  "reviewer of the batch who submitted": unseenDraft,
  administrator: forbidden,
  "administrator who reviews the batch": forbidden,
  "administrator who verified": forbidden,
  "administrator of the batch who verified": forbidden,
  "administrator who submitted": forbidden,
  "administrator of the batch who submitted": forbidden,
};

/** What only the district's officials do while an application is in its hands, and what they do to a draft alone. */
const district: Record<Who, Row> = { ...entry, "contributor with a part in hand": forbidden };
const draftOnly: Record<Who, Row> = {
  ...district,
  "official of the district": ["yes", W, W, W, W, W, W, W],
};
const handIn: Record<Who, Row> = { ...entry, "official of the district": forbidden };

const verification: Record<Who, Row> = {
  ...others,
  "official of the district": forbidden,
  "official of another district": hidden,
  "reviewer of the batch": ["not-found", "yes", W, W, W, W, W, W],
  "reviewer of another batch": hidden,
  "reviewer of the batch who submitted": ["not-found", "same-person", W, W, W, W, W, W],
  administrator: forbidden,
  "administrator who reviews the batch": [W, "yes", W, W, W, W, W, W],
  "administrator who verified": forbidden,
  "administrator of the batch who verified": [W, "yes", W, W, W, W, W, W],
  "administrator who submitted": forbidden,
  "administrator of the batch who submitted": [W, "same-person", W, W, W, W, W, W],
};

const approval: Record<Who, Row> = {
  ...others,
  "official of the district": forbidden,
  "official of another district": hidden,
  "reviewer of the batch": unseenDraft,
  "reviewer of another batch": hidden,
  "reviewer of the batch who submitted": unseenDraft,
  administrator: [W, W, W, "yes", W, W, W, W],
  "administrator who reviews the batch": [W, W, W, "yes", W, W, W, W],
  "administrator who verified": [W, W, W, "same-person", W, W, W, W],
  "administrator of the batch who verified": [W, W, W, "same-person", W, W, W, W],
  "administrator who submitted": [W, W, W, "same-person", W, W, W, W],
  "administrator of the batch who submitted": [W, W, W, "same-person", W, W, W, W],
};

/** What any administrator does in one state, nobody else. */
const administration = (anyAdministrator: Row): Record<Who, Row> => ({
  ...others,
  "official of the district": forbidden,
  "official of another district": hidden,
  "reviewer of the batch": unseenDraft,
  "reviewer of another batch": hidden,
  "reviewer of the batch who submitted": unseenDraft,
  administrator: anyAdministrator,
  "administrator who reviews the batch": anyAdministrator,
  "administrator who verified": anyAdministrator,
  "administrator of the batch who verified": anyAdministrator,
  "administrator who submitted": anyAdministrator,
  "administrator of the batch who submitted": anyAdministrator,
});

const announcement = administration([W, W, W, W, "yes", W, W, W]);
const publication = administration([W, W, W, W, W, "yes", W, W]);

/** Residents alone object; everybody else who sees the application is told that this is not theirs. */
const objecting: Record<Who, Row> = {
  ...administration(forbidden),
  resident: [...Array(5).fill("not-found"), ...["too-late", "not-found", "not-found"]] as never,
};

/** From the first notice on until it is published: a state in which the district has it in hand is no exception. */
const answering = (first: Row, second: Row): Record<Who, Row> => {
  const reviewer = (row: Row): Row => ["not-found", ...row.slice(1)] as never;
  const same = (row: Row): Row =>
    row.map((word) => (word === "yes" ? "same-person" : word)) as never;
  return {
    ...administration(first),
    "reviewer of the batch": reviewer(first),
    "reviewer of the batch who submitted": reviewer(same(first)),
    "administrator who verified": second,
    "administrator of the batch who verified": second,
    "administrator who submitted": same(first),
    "administrator of the batch who submitted": same(first),
  };
};
const whileOpen: Row = [W, "yes", "yes", "yes", "yes", "yes", W, W];
const reopening: Row = [W, "yes", W, "yes", "yes", "yes", W, W];
const bySecond = (row: Row): Row =>
  row.map((word) => (word === "yes" ? "same-person" : word)) as never;

const proposing = administration([W, W, W, W, W, W, "yes", W]);
/** Nothing is proposed here: what happens while something is stands below. */
const deciding = administration(all(W));

/** Written by hand from 通过标准与流程, not from the code's own table. */
const table: Record<OperationName, Record<Who, Row>> = {
  "save-answers": entry,
  "claim-waiver": entry,
  submit: district,
  "carry-over": draftOnly,
  "hand-out": district,
  "hand-in": handIn,
  "check-part": district,
  rule: verification,
  return: verification,
  conclude: verification,
  "send-back": approval,
  approve: approval,
  announce: announcement,
  object: objecting,
  "take-up": answering(whileOpen, whileOpen),
  dismiss: answering(whileOpen, bySecond(whileOpen)),
  uphold: answering(reopening, bySecond(reopening)),
  publish: publication,
  "propose-amendment": proposing,
  "drop-amendment": deciding,
  correct: deciding,
  revoke: deciding,
};

const answer = (name: OperationName, who: Who, state: State, today: string): Word =>
  refusalOf(name, people[who], { ...facts, state }, today)?.code ?? "yes";

const cases = (Object.keys(table) as OperationName[]).flatMap((name) =>
  (Object.keys(people) as Who[]).flatMap((who) =>
    order.map((state, i) => ({ name, who, state, expected: table[name][who][i] ?? "yes" })),
  ),
);

it("the table walks every operation, person and state", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(operations).sort());
  expect([...order].sort()).toEqual(Object.keys(states).sort());
  expect(cases).toHaveLength(22 * 17 * 8);
});

describe("is refused", () => {
  it.each(cases.filter((one) => one.expected !== "yes"))(
    "to $who: $name of what is $state, as $expected",
    ({ name, who, state, expected }) => {
      for (const today of Object.values(days))
        expect(answer(name, who, state, today)).toBe(expected);
    },
  );

  it.each(["save-answers", "claim-waiver", "submit", "carry-over", "hand-out", "hand-in"] as const)(
    "before and after the batch's period: %s of a draft",
    (name) => {
      const who =
        name === "hand-in" ? "contributor with a part in hand" : "official of the district";
      expect(answer(name, who, "draft", days.before)).toBe("too-late");
      expect(answer(name, who, "draft", days.after)).toBe("too-late");
    },
  );

  it("with a reason in Chinese, the same for what is not there and what may not be seen", () => {
    for (const { name, who, state } of cases.filter((one) => one.expected !== "yes")) {
      const refused = refusalOf(name, people[who], { ...facts, state }, days.first);
      expect(refused?.message).toMatch(/^[\u4e00-\u9fff“].*。$/);
      if (refused?.code === "not-found")
        expect(refused.message).toBe("没有找到这份申报，或者您无权查看。");
    }
  });
});

describe("is open", () => {
  it.each(cases.filter((one) => one.expected === "yes"))(
    "to $who: $name of what is $state, on the first and the last day",
    ({ name, who, state }) => {
      expect(answer(name, who, state, days.first)).toBe("yes");
      expect(answer(name, who, state, days.last)).toBe("yes");
    },
  );

  it("past the period, for what was handed in within it: a draft's part is still checked", () => {
    expect(answer("check-part", "official of the district", "draft", days.after)).toBe("yes");
  });

  it.each(cases.filter((one) => one.expected === "yes" && one.state !== "draft"))(
    "past the period too, once submitted: $name of what is $state to $who",
    ({ name, who, state }) => {
      expect(answer(name, who, state, days.after)).toBe("yes");
    },
  );

  it("in screens exactly where the server allows it", () => {
    for (const who of Object.keys(people) as Who[])
      for (const [i, state] of order.entries()) {
        const names = Object.entries(table).filter(([, rows]) => rows[who][i] === "yes");
        if (who !== "resident")
          expect(allowedOperations(people[who], { ...facts, state }, days.first)).toEqual(
            names.map(([name]) => name),
          );
      }
  });
});

describe("a notice", () => {
  const publishing = (noticeEndsOn: string | null, today: string) =>
    refusalOf("publish", people.administrator, { ...facts, state: "notice", noticeEndsOn }, today);

  it("keeps the result from being published on its last day, and no longer", () => {
    expect(publishing("2026-12-01", "2026-11-24")).toEqual({
      code: "wrong-state",
      message: "公示期到 2026年12月1日为止，期满后才能公布。",
    });
    expect(publishing("2026-12-01", "2026-12-01")?.code).toBe("wrong-state");
    expect(publishing("2026-12-01", "2026-12-02")).toBeNull();
  });

  it("lets nothing be announced or published while an objection is open", () => {
    for (const [name, state] of [
      ["announce", "approved"],
      ["publish", "notice"],
    ] as const) {
      const asking = (openObjections: number) =>
        refusalOf(name, people.administrator, { ...facts, state, openObjections }, days.first);
      expect(asking(0)).toBeNull();
      expect(asking(2)?.message).toBe("还有 2 件异议没有答复，答复后才能继续。");
    }
  });

  it("can be objected to on its last day, and no longer", () => {
    const objecting = (today: string) =>
      refusalOf(
        "object",
        resident,
        { ...facts, state: "notice", noticeEndsOn: "2026-12-01" },
        today,
      );
    expect(objecting("2026-12-01")).toBeNull();
    expect(objecting("2026-12-02")).toEqual({
      code: "too-late",
      message: "公示期已于 2026年12月1日结束，不能再提异议。",
    });
  });

  it("has to have been: what never was on notice is not published", () => {
    expect(publishing(null, "2026-12-02")?.message).toBe("这份申报没有公示过，不能公布。");
  });
});

describe("what is published", () => {
  const deciding = (name: OperationName, by: Who, kind: "correction" | "revocation") =>
    refusalOf(
      name,
      people[by],
      { ...facts, state: "published", proposal: { kind, by: "admin" } },
      days.first,
    )?.code ?? "yes";

  it("is corrected or revoked as was proposed, by another administrator than proposed it", () => {
    expect(deciding("correct", "administrator who verified", "correction")).toBe("yes");
    expect(deciding("correct", "administrator", "correction")).toBe("same-person");
    expect(deciding("correct", "administrator who verified", "revocation")).toBe("wrong-state");
    expect(deciding("revoke", "administrator who verified", "revocation")).toBe("yes");
    expect(deciding("revoke", "administrator", "revocation")).toBe("same-person");
    expect(deciding("revoke", "administrator who verified", "correction")).toBe("wrong-state");
    expect(deciding("revoke", "reviewer of the batch", "revocation")).toBe("not-allowed");
  });

  it("has one proposal at a time, which any administrator may let fall", () => {
    expect(deciding("propose-amendment", "administrator", "correction")).toBe("wrong-state");
    expect(deciding("drop-amendment", "administrator", "correction")).toBe("yes");
    expect(deciding("drop-amendment", "administrator who verified", "revocation")).toBe("yes");
  });
});

it("each operation leads where the procedure says, or leaves the state as it is", () => {
  const leads = Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      "to" in operation ? operation.to : null,
    ]),
  );
  expect(leads).toEqual({
    "save-answers": null,
    "claim-waiver": null,
    submit: "submitted",
    "carry-over": null,
    "hand-out": null,
    "hand-in": null,
    "check-part": null,
    rule: null,
    return: "returned",
    conclude: "verified",
    "send-back": "submitted",
    approve: "approved",
    announce: "notice",
    object: null,
    "take-up": null,
    dismiss: null,
    uphold: "submitted",
    publish: "published",
    "propose-amendment": null,
    "drop-amendment": null,
    correct: "submitted",
    revoke: "revoked",
  });
});

it("a contributor enters what is in hand, everybody else who may enter at all", () => {
  expect(openNodes(people["contributor with a part in hand"], facts)).toEqual(["health"]);
  expect(openNodes(people["contributor whose part is handed in"], facts)).toEqual([]);
  expect(openNodes(people["official of the district"], facts)).toBeNull();
});

it("a contributor sees the pages handed to them, whatever has become of them; everybody else all", () => {
  expect(seenNodes(people["contributor with a part in hand"], facts)).toEqual(["health"]);
  expect(seenNodes(people["contributor whose part is handed in"], facts)).toEqual(["services"]);
  for (const who of ["official of the district", "reviewer of the batch", "observer"] as const)
    expect(seenNodes(people[who], facts)).toBeNull();
});

it("who fills in what is seen by the district and the administrators, not by reviewers and observers", () => {
  const seeing = (Object.keys(people) as Who[]).filter(
    (who) => who !== "resident" && maySeeParts(people[who]),
  );
  expect(new Set(seeing.map((who) => people[who].role))).toEqual(
    new Set(["district-official", "contributor", "administrator"]),
  );
});

describe("an application is seen", () => {
  const sees = (who: Who, state: State) => maySee(people[who], { ...facts, state });

  it.each(order)("by its own district, never by another, while %s", (state) => {
    expect(sees("official of another district", state)).toBe(false);
    expect(sees("official of the district", state)).toBe(true);
  });

  it("by reviewers of its batch from the first submission on, never by others", () => {
    for (const state of order) expect(sees("reviewer of another batch", state)).toBe(false);
    expect(order.filter((state) => !sees("reviewer of the batch", state))).toEqual(["draft"]);
  });

  it("by contributors who hold or held a part of it, never by others", () => {
    for (const state of order) {
      expect(sees("contributor with a part in hand", state)).toBe(true);
      expect(sees("contributor whose part is handed in", state)).toBe(true);
      expect(sees("contributor without a part", state)).toBe(false);
      expect(sees("contributor of another district", state)).toBe(false);
    }
  });

  it("by an observer once it is decided", () => {
    expect(order.filter((state) => sees("observer", state))).toEqual([
      "approved",
      "notice",
      "published",
      "revoked",
    ]);
  });

  it("by every administrator in every state", () => {
    expect(order.every((state) => sees("administrator", state))).toBe(true);
  });

  it("not by an official without a district, whatever the application says", () => {
    const lost = person("lost", "district-official", null);
    expect(maySee(lost, { ...facts, districtId: "" })).toBe(false);
  });
});
