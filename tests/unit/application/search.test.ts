import { describe, expect, it } from "vitest";
import { type OperationName, operations, refusalOf } from "@/lib/application/policy";
import { states } from "@/lib/application/types";
import { everythingReachable, keyOf, leadingTo, type Step } from "./search";

const all = everythingReachable();

/** Steps that make a result public though its notice was not over, or an objection not answered. */
const breaches = (steps: readonly Step[]) =>
  steps.filter(
    ({ before, after }) =>
      after.state === "published" &&
      before.state !== "published" &&
      (before.notice !== "over" || before.received + before.takenUp > 0),
  );

describe("whatever anybody does, in whatever order", () => {
  it("every state is reached, and every operation done", () => {
    expect(new Set(all.situations.map(({ state }) => state))).toEqual(new Set(Object.keys(states)));
    const done = new Set(all.steps.map(({ name }) => name));
    for (const name of Object.keys(operations) as OperationName[]) expect(done).toContain(name);
    // Numbers that a change of the table moves: look at why before writing new ones down.
    expect(all.situations).toHaveLength(592);
    expect(all.tried).toBe(all.situations.length * Object.keys(operations).length * 10);
  });

  it("nothing is published while its notice runs or an objection is open", () => {
    expect(all.steps.some(({ after }) => after.state === "published")).toBe(true);
    expect(breaches(all.steps)).toEqual([]);
    for (const { state, notice, received, takenUp } of all.situations)
      if (state === "published") expect([notice, received, takenUp]).toEqual(["over", 0, 0]);
  });

  it("nothing is put on notice again while an objection is open", () => {
    const begun = all.steps.filter(({ name }) => name === "announce");
    expect(begun.length).toBeGreaterThan(0);
    for (const { before } of begun) expect(before.received + before.takenUp).toBe(0);
  });

  it("what is published is corrected or revoked by two persons, and in no other way", () => {
    const changed = all.steps.filter(
      ({ before, after }) => before.state === "published" && after.state !== "published",
    );
    expect(new Set(changed.map(({ name }) => name))).toEqual(new Set(["correct", "revoke"]));
    for (const { name, by, before } of changed) {
      expect(name).toBe(before.proposal?.kind === "correction" ? "correct" : "revoke");
      expect(by).not.toBe(before.proposal?.by);
    }
    for (const { before, after } of all.steps)
      if (before.state === "revoked") expect(after.state).toBe("revoked");
  });

  it("an objection is only ever closed by its answer", () => {
    for (const { name, before, after } of all.steps)
      if (name !== "dismiss" && name !== "uphold")
        expect(after.received + after.takenUp).toBeGreaterThanOrEqual(
          before.received + before.takenUp,
        );
  });

  it("nothing gets stuck: from everywhere there is a way to publication, but for what is revoked and a draft that came too late", () => {
    const good = leadingTo(all, ({ state }) => state === "published");
    const stuck = all.situations.filter((situation) => !good.has(keyOf(situation)));
    expect(
      stuck.every(
        ({ state, batchOver }) => state === "revoked" || (state === "draft" && batchOver),
      ),
    ).toBe(true);
  });
});

describe("the search finds the breach", () => {
  it("where open objections are not looked at", () => {
    const { steps } = everythingReachable((name, by, facts, today) =>
      refusalOf(name, by, { ...facts, openObjections: 0 }, today),
    );
    expect(breaches(steps).length).toBeGreaterThan(0);
  });

  it("where the end of the period is not looked at", () => {
    const { steps } = everythingReachable((name, by, facts, today) =>
      name === "publish" && facts.noticeEndsOn
        ? refusalOf(name, by, { ...facts, noticeEndsOn: "2000-01-01" }, today)
        : refusalOf(name, by, facts, today),
    );
    expect(breaches(steps).length).toBeGreaterThan(0);
  });

  it("where what is approved could be published at once", () => {
    const { steps } = everythingReachable((name, by, facts, today) =>
      name === "publish" && facts.state === "approved" && by.role === "administrator"
        ? null
        : refusalOf(name, by, facts, today),
    );
    expect(breaches(steps).length).toBeGreaterThan(0);
  });
});
