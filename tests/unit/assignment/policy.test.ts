import { describe, expect, it } from "vitest";
import { operations } from "@/lib/application/policy";
import {
  allowedPartOperations,
  type PartFacts,
  type PartOperationName,
  partOperations,
  partRefusal,
  partsOut,
} from "@/lib/assignment/policy";
import { type PartState, partStates } from "@/lib/assignment/types";
import type { Role } from "@/lib/auth/types";
import type { RefusalCode } from "@/lib/errors";
import { prepare } from "@/lib/scoring";
import { findBundledStandard } from "@/lib/standards";

const person = (id: string, role: Role) => ({ id, role });
const people = {
  official: person("official", "district-official"),
  "the contributor who has it": person("holder", "contributor"),
  "another contributor": person("other", "contributor"),
  reviewer: person("reviewer", "reviewer"),
  administrator: person("admin", "administrator"),
  observer: person("observer", "observer"),
};
type Who = keyof typeof people;

type Word = "yes" | RefusalCode;
/** Nobody has ever had it, open, handed in, accepted, taken over. */
type Row = readonly [Word, Word, Word, Word, Word];
const order: (PartState | null)[] = [null, "open", "handed-in", "accepted", "taken-over"];

const all = (word: Word): Row => [word, word, word, word, word];
const W = "wrong-state";
const F = "not-found";
const nobody = {
  reviewer: all("not-allowed"),
  administrator: all("not-allowed"),
  observer: all("not-allowed"),
};
const byOfficial = (row: Row): Record<Who, Row> => ({
  ...nobody,
  official: row,
  "the contributor who has it": all("not-allowed"),
  "another contributor": all("not-allowed"),
});

/** Written by hand from 三级联动: handed out, filled in and handed in, checked, sent back or taken over. */
const table: Record<PartOperationName, Record<Who, Row>> = {
  assign: byOfficial(["yes", "taken", "taken", "taken", "yes"]),
  "hand-in": {
    ...nobody,
    official: all("not-allowed"),
    "the contributor who has it": [F, "yes", W, W, W],
    "another contributor": all("not-found"),
  },
  "send-back": byOfficial([F, W, "yes", "yes", W]),
  accept: byOfficial([F, W, "yes", W, W]),
  "take-over": byOfficial([F, "yes", "yes", "yes", W]),
};

const factsIn = (state: PartState | null): PartFacts | null =>
  state && { contributorId: "holder", state };
const cases = (Object.keys(table) as PartOperationName[]).flatMap((name) =>
  (Object.keys(people) as Who[]).flatMap((who) =>
    order.map((state, i) => ({ name, who, state, expected: table[name][who][i] })),
  ),
);

it("the table walks every operation, person and state", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(partOperations).sort());
  expect(order.filter((state) => state !== null).sort()).toEqual(Object.keys(partStates).sort());
  expect(cases).toHaveLength(5 * 6 * 5);
});

describe("a part", () => {
  it.each(cases)("$name by $who while $state: $expected", ({ name, who, state, expected }) => {
    const refused = partRefusal(name, people[who], factsIn(state));
    expect(refused?.code ?? "yes").toBe(expected);
    if (refused) expect(refused.message).toMatch(/^[\u4e00-\u9fff“].*。$/);
  });

  it("is not there for another contributor, word for word as if it did not exist", () => {
    const hidden = partRefusal("hand-in", people["another contributor"], factsIn("open"));
    expect(hidden).toEqual(partRefusal("hand-in", people["another contributor"], null));
  });

  it("is handed in by nobody but its contributor, and submitted by no operation at all", () => {
    for (const { role, within } of Object.values(partOperations)) {
      expect(operations[within].roles).toEqual([role]);
      expect(operations[within]).not.toHaveProperty("to");
    }
  });
});

it("screens offer what the part and the application both allow", () => {
  const allowed = ["hand-out", "check-part"] as const;
  const offered = (state: PartState, by: Who, within: readonly (typeof allowed)[number][]) =>
    allowedPartOperations(people[by], { contributorId: "holder", state }, within);
  expect(offered("handed-in", "official", allowed)).toEqual(["send-back", "accept", "take-over"]);
  // Past the batch's period nothing can be entered any more, but what is there can be checked.
  expect(offered("handed-in", "official", ["check-part"])).toEqual(["accept", "take-over"]);
  expect(offered("open", "official", allowed)).toEqual(["take-over"]);
  expect(offered("open", "the contributor who has it", [])).toEqual([]);
});

describe("what keeps an application from being submitted", () => {
  const standard = findBundledStandard("hangzhou-municipal");
  if (!standard) throw new Error("no municipal standard");
  const prepared = prepare(standard);
  const out = (...states: [string, "open" | "handed-in" | "accepted"][]) =>
    partsOut(
      prepared,
      states.map(([nodeId, state]) => ({ nodeId, state })),
    );

  it("is every part in somebody's hands and every part not checked, in the order of the pages", () => {
    expect(out(["digital", "open"], ["health", "handed-in"])).toEqual([
      {
        path: "parts.health",
        message: expect.stringContaining("已交回，请先核对。"),
      },
      {
        path: "parts.digital",
        message: "“数字化平台落地性”还在填报人员手中，请先收回或等其交回。",
      },
    ]);
  });

  it("is no part that was checked, and nothing where nothing is handed out", () => {
    expect(out(["digital", "accepted"])).toEqual([]);
    expect(out()).toEqual([]);
  });
});
