import { describe, expect, it } from "vitest";
import { applicationHref, daysBetween, dueWords } from "@/lib/desk/policy";

describe("where a role works on an application", () => {
  it("sends officials to entry, reviewers to verification", () => {
    expect(applicationHref("district-official", "verified", "1")).toBe("/applications/1");
    expect(applicationHref("reviewer", "submitted", "1")).toBe("/reviews/1");
    expect(applicationHref("contributor", "returned", "1")).toBe("/applications/1");
  });

  it("sends observers to what was decided", () => {
    expect(applicationHref("observer", "approved", "1")).toBe("/decided/1");
    expect(applicationHref("observer", "published", "1")).toBe("/decided/1");
  });

  it("sends administrators where the state is decided", () => {
    expect(applicationHref("administrator", "draft", "1")).toBe("/applications/1");
    expect(applicationHref("administrator", "submitted", "1")).toBe("/reviews/1");
    expect(applicationHref("administrator", "verified", "1")).toBe("/approvals/1");
    expect(applicationHref("administrator", "approved", "1")).toBe("/approvals/1");
  });
});

describe("days until a last day", () => {
  it("counts whole days across months", () => {
    expect(daysBetween("2026-11-30", "2026-12-01")).toBe(1);
    expect(daysBetween("2026-12-01", "2026-11-30")).toBe(-1);
  });

  it("says on both sides of the last day what it means", () => {
    expect(dueWords("2026-11-24", "2026-11-23")).toEqual({ text: "已截止", urgent: true });
    expect(dueWords("2026-11-24", "2026-11-24")).toEqual({ text: "今日截止", urgent: true });
    expect(dueWords("2026-11-24", "2026-12-01")).toEqual({ text: "还有 7 天", urgent: true });
    expect(dueWords("2026-11-24", "2026-12-02")).toEqual({ text: "还有 8 天", urgent: false });
  });
});
