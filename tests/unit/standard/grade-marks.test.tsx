// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useReducer } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { begin, type EditingAction, reduce } from "@/components/standard/editor/editing";
import { faultsByNode, fieldErrors } from "@/components/standard/editor/outline";
import { StandardPanel } from "@/components/standard/editor/standard-panel";
import { checkStandard } from "@/lib/scoring";
import type { DraftDocument } from "@/lib/standard/types";
import { branch, leaf, standardOf } from "../../scoring/support";

afterEach(cleanup);

const sections = [
  branch("living", 10, [leaf("culture", 6), leaf("7", 6, { title: "照料" })]),
  leaf("digital", 100),
];
const graded = (passMarks?: object) =>
  standardOf(sections, {
    grades: [
      { id: "basic", title: "基本级", passMark: 1 },
      { id: "star", title: "星级", passMark: 2, ...(passMarks ? { passMarks } : {}) },
    ] as never,
  }) as unknown as DraftDocument;

let now: DraftDocument;
let act: (action: EditingAction) => void;

function Panel({ start }: { start: DraftDocument }) {
  const [state, dispatch] = useReducer(reduce, begin(start));
  const { document } = state;
  [now, act] = [document, dispatch];
  const faults = faultsByNode(checkStandard(document)).get("") ?? [];
  const errors = fieldErrors(faults, "");
  return (
    <StandardPanel scope={{ place: [], fields: document, errors, dispatch }} document={document} />
  );
}

/** What the star grade asks, as the document has it. */
const asked = () => (now.grades as { passMarks?: object }[])[1]?.passMarks;
const list = () => screen.getByRole("group", { name: "星级的单项要求" });
const rows = () => within(list()).queryAllByRole("group");
const row = (at: number) => {
  const found = rows()[at];
  if (!found) throw new Error(`no row ${at}`);
  const marks = within(found).getByRole<HTMLInputElement>("textbox");
  const node = within(found).getByRole<HTMLSelectElement>("combobox");
  return { marks, node };
};
const button = (name: string) => within(list()).getByRole("button", { name });
const complaint = (control: HTMLElement) =>
  (control.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "")
    .join("");

describe("what a grade asks of single nodes", () => {
  it("stands under its grade, each with its node, its full marks and the least marks", () => {
    render(<Panel start={graded({ digital: 60.5, culture: 3 })} />);
    expect(rows()).toHaveLength(2);
    expect([row(0).node.value, row(0).marks.value]).toEqual(["digital", "60.5"]);
    expect([row(1).node.value, row(1).marks.value]).toEqual(["culture", "3"]);
    expect(row(0).marks.labels?.[0]?.textContent).toBe("最低分值（满分 100.00）");
    const other = screen.getByRole("group", { name: "基本级的单项要求" });
    expect(within(other).queryAllByRole("group")).toHaveLength(0);
  });

  it("is added for the first node that is not asked yet, with the keyboard in it", () => {
    render(<Panel start={graded({ living: 4 })} />);
    fireEvent.click(button("增加单项要求"));
    expect(asked()).toEqual({ living: 4, culture: 0 });
    expect(document.activeElement).toBe(row(1).node);
  });

  it("moves to another node with its marks and in its place; no node is asked twice", () => {
    render(<Panel start={graded({ culture: 3, digital: 60 })} />);
    const disabled = [...row(0).node.options]
      .filter((one) => one.disabled)
      .map(({ value }) => value);
    expect(disabled).toEqual(["digital"]);
    fireEvent.change(row(0).node, { target: { value: "living" } });
    expect(Object.entries(asked() ?? {})).toEqual([
      ["living", 3],
      ["digital", 60],
    ]);
  });

  it("takes marks as they are typed; what is none is kept, and complained of at its field", () => {
    render(<Panel start={graded({ culture: 3 })} />);
    fireEvent.change(row(0).marks, { target: { value: "４。5" } });
    expect(asked()).toEqual({ culture: 4.5 });
    fireEvent.change(row(0).marks, { target: { value: "三分" } });
    expect(asked()).toEqual({ culture: "三分" });
    expect(row(0).marks.getAttribute("aria-invalid")).toBe("true");
    expect(complaint(row(0).marks)).not.toBe("");
    fireEvent.change(row(0).marks, { target: { value: "7" } });
    expect(complaint(row(0).marks)).toContain("达标分值高于满分");
    expect(row(0).node.getAttribute("aria-invalid")).toBeNull();
  });

  it("of a node that is gone says so at the node, until another is chosen", () => {
    render(<Panel start={graded({ culture: 3, gone: 1 })} />);
    expect(row(1).node.selectedOptions[0]?.textContent).toBe("（没有这个条目）gone");
    expect(complaint(row(1).node)).toContain("没有编号为“gone”的项目");
    expect(row(1).marks.getAttribute("aria-invalid")).toBeNull();
    fireEvent.change(row(1).node, { target: { value: "digital" } });
    expect(asked()).toEqual({ culture: 3, digital: 1 });
    expect(complaint(row(1).node)).toBe("");
  });

  it("is removed with the keyboard staying near; with the last nothing is asked", () => {
    render(<Panel start={graded({ culture: 3, digital: 60 })} />);
    fireEvent.click(button("删除星级的单项要求第 1 行"));
    expect(asked()).toEqual({ digital: 60 });
    expect(document.activeElement).toBe(row(0).node);
    fireEvent.click(button("删除星级的单项要求第 1 行"));
    expect(asked()).toBeUndefined();
    expect(document.activeElement).toBe(button("增加单项要求"));
    act({ type: "undo" });
  });

  it("may be of a node whose id is a number: it is a name, and no place in a list", () => {
    render(<Panel start={graded({ 7: 2 })} />);
    fireEvent.change(row(0).marks, { target: { value: "3" } });
    expect(asked()).toEqual({ 7: 3 });
    expect(Array.isArray(asked())).toBe(false);
  });

  it("can be asked of every node once, and of no more", () => {
    render(<Panel start={graded({ living: 1, culture: 1, 7: 1, digital: 1 })} />);
    expect(within(list()).queryByRole("button", { name: "增加单项要求" })).toBeNull();
  });

  it("that is no list of marks at all is shown as wrong, and replaced by what is added", () => {
    const broken = graded("x" as never);
    render(<Panel start={broken} />);
    expect(complaint(list())).not.toBe("");
    fireEvent.click(button("增加单项要求"));
    expect(asked()).toEqual({ living: 0 });
  });
});

describe("rows of fields", () => {
  it("keep the keyboard where the work is when one is added or removed", () => {
    render(<Panel start={graded()} />);
    const types = screen.getByRole("group", { name: "项目类型" });
    fireEvent.click(within(types).getByRole("button", { name: "增加项目类型" }));
    const last = within(types).getByRole("group", { name: "项目类型第 3 行" });
    expect(document.activeElement).toBe(within(last).getByRole("textbox", { name: "名称" }));
    fireEvent.click(within(types).getByRole("button", { name: "删除项目类型第 1 行" }));
    const first = within(types).getByRole("group", { name: "项目类型第 1 行" });
    expect(document.activeElement).toBe(within(first).getByRole("textbox", { name: "名称" }));
  });

  it("of sections that the total counts complain of one that is gone", () => {
    const start = graded();
    render(
      <Panel
        start={{ ...start, total: { ...Object(start.total), sections: ["living", "gone"] } }}
      />,
    );
    expect(complaint(screen.getByRole("group", { name: "计入总分的板块" }))).toContain("gone");
  });
});
