// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { collectForm } from "@/components/ui/form-data";

function form(entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("a form as the object that an action reads", () => {
  it("nests names and counts lists", () => {
    const data = form([
      ["title", "葛巷社区"],
      ["community.households", "1200"],
      ["items.0.id", "b1"],
      ["items.0.reason", "现场测量"],
      ["items.1.id", "b2"],
      ["started.year", "2021"],
      ["started.month", "4"],
    ]);
    expect(collectForm(data)).toEqual({
      title: "葛巷社区",
      community: { households: "1200" },
      items: [{ id: "b1", reason: "现场测量" }, { id: "b2" }],
      started: { year: "2021", month: "4" },
    });
  });

  it("collects names that end in [] and makes a list even of one", () => {
    const data = form([
      ["scenes[]", "邻里"],
      ["scenes[]", "教育"],
      ["answers.c1[]", "a"],
    ]);
    expect(collectForm(data)).toEqual({ scenes: ["邻里", "教育"], answers: { c1: ["a"] } });
  });

  it("leaves out what was not given: files not chosen, and Next's own entries", () => {
    const data = form([
      ["file", new File([], "")],
      ["$ACTION_ID_abc", ""],
      ["note", ""],
    ]);
    expect(collectForm(data)).toEqual({ note: "" });
  });

  it("keeps chosen files", () => {
    const file = new File(["x"], "a.txt");
    expect(collectForm(form([["file", file]])).file).toBeInstanceOf(File);
  });

  it("refuses names that reach into prototypes", () => {
    collectForm(
      form([
        ["__proto__.polluted", "yes"],
        ["a.constructor.prototype.x", "1"],
      ]),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(collectForm(form([["__proto__.polluted", "yes"]]))).toEqual({});
  });
});
