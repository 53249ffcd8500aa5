import { describe, expect, it } from "vitest";
import {
  beginWith,
  emptyPoint,
  mergeAnswers,
  type Points,
  settlePoints,
} from "@/components/application/points";
import type { EnteredAnswer } from "@/lib/application/types";

/** What an open page of entry does with what others save. */

const answer = (
  nodeId: string,
  value: number | null,
  version: number,
  more = {},
): EnteredAnswer => ({
  nodeId,
  value,
  note: "",
  origin: "entered",
  version,
  updatedByName: "沈若兰",
  updatedAt: "2026-11-24T06:05:00.000Z",
  ...more,
});
const nobody = () => false;
const typed = (points: Points, id: string, value: number): Points => ({
  ...points,
  [id]: { ...(points[id] ?? emptyPoint), value, dirty: true },
});

describe("what somebody else has saved", () => {
  const open = beginWith([answer("a", 1, 1), answer("b", 2, 1)]);

  it("appears, says whose it is, and draws its control afresh", () => {
    const next = mergeAnswers(open, [answer("a", 5, 2), answer("c", 3, 1)], nobody);
    expect(next.a).toMatchObject({ value: 5, version: 2, dirty: false, revision: 1 });
    expect(next.a?.news).toEqual({ name: "沈若兰", at: "2026-11-24T06:05:00.000Z" });
    expect(next.c).toMatchObject({ value: 3, version: 1, revision: 1 });
    expect(next.b).toBe(open.b);
  });

  it("never replaces what is not saved yet", () => {
    const mine = typed(open, "a", 9);
    expect(mergeAnswers(mine, [answer("a", 5, 2)], nobody).a).toBe(mine.a);
  });

  it("never replaces the field that somebody is in, and comes once it is left", () => {
    const busy = mergeAnswers(open, [answer("a", 5, 2)], (id) => id === "a");
    expect(busy.a).toBe(open.a);
    expect(mergeAnswers(busy, [answer("a", 5, 2)], nobody).a?.value).toBe(5);
  });

  it("that is older than what is known, or the same, changes nothing", () => {
    const newer = beginWith([answer("a", 1, 3)]);
    expect(mergeAnswers(newer, [answer("a", 5, 2)], nobody).a).toBe(newer.a);
    expect(mergeAnswers(newer, [answer("a", 5, 3)], nobody).a).toBe(newer.a);
  });

  it("with the same content only raises the version: nothing flickers, nothing is said", () => {
    const next = mergeAnswers(open, [answer("a", 1, 2)], nobody).a;
    expect(next).toMatchObject({ version: 2, revision: 0 });
    expect(next).not.toHaveProperty("news");
  });
});

describe("a save", () => {
  const carried = beginWith([answer("a", 1, 1, { origin: "carried" })]);
  const sent = typed(carried, "a", 1);

  it("of a carried answer as it stands takes its mark away", () => {
    const next = settlePoints(sent, Object.entries(sent), [{ nodeId: "a", version: 2 }], []);
    expect(next.a).toMatchObject({ origin: "entered", version: 2, dirty: false });
  });

  it("leaves dirty what was typed on while it was under way", () => {
    const next = settlePoints(
      typed(sent, "a", 4),
      Object.entries(sent),
      [{ nodeId: "a", version: 2 }],
      [],
    );
    expect(next.a).toMatchObject({ value: 4, version: 2, dirty: true });
  });

  it("that met another one shows both; the same on both sides is settled", () => {
    const theirs = answer("a", 7, 2);
    const next = settlePoints(typed(sent, "a", 4), [], [], [theirs]);
    expect(next.a).toMatchObject({ value: 4, dirty: true, conflict: theirs });
    expect(settlePoints(typed(sent, "a", 7), [], [], [theirs]).a).toMatchObject({
      dirty: false,
      version: 2,
    });
  });
});
