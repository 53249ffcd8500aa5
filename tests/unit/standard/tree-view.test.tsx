// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { begin, reduce } from "@/components/standard/editor/editing";
import { outlineOf } from "@/components/standard/editor/outline";
import { TreeView } from "@/components/standard/editor/tree-view";
import { addReplay } from "@/lib/standard/policy";
import type { DraftDocument, ReplayFlip } from "@/lib/standard/types";

afterEach(cleanup);

const start: DraftDocument = {
  title: "标准",
  sections: [
    {
      id: "a",
      title: "板块",
      fullMarks: 2,
      children: [
        { id: "b", title: "甲", fullMarks: 1, passMark: 0.5, rule: { type: "marks" } },
        { id: "c", title: "乙", fullMarks: 1, rule: { type: "marks" } },
      ],
    },
    { id: "d", title: "丙", fullMarks: 0, rule: { type: "requirement" } },
  ],
};

function Tree() {
  const [state, setState] = useState(() => begin(start));
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  return (
    <TreeView
      rows={outlineOf(state.document, opened)}
      selected={state.selected}
      title="标准"
      faults={({ path }) => (path === "sections.1" ? 2 : 0)}
      reach={null}
      types={["类"]}
      dispatch={(action) => setState((before) => reduce(before, action))}
      onToggle={(path, open) => setOpened(new Set(open ? [path] : []))}
      onEnter={() => {}}
    />
  );
}

const selected = () => screen.getByRole("treeitem", { selected: true });
const names = () => screen.getAllByRole("treeitem").map((item) => item.textContent ?? "");
const press = (...keys: string[]) => {
  for (const key of keys) {
    const altKey = key.startsWith("Alt+");
    fireEvent.keyDown(selected(), { key: key.replace("Alt+", ""), altKey });
  }
};

describe("the tree of a draft", () => {
  it("has one item that the Tab key reaches, with level and place", () => {
    render(<Tree />);
    const reachable = screen.getAllByRole("treeitem").filter((item) => item.tabIndex === 0);
    expect(reachable).toEqual([selected()]);
    press("ArrowDown");
    expect(selected().getAttribute("aria-level")).toBe("2");
    expect(selected().getAttribute("aria-posinset")).toBe("1");
    expect(selected().getAttribute("aria-setsize")).toBe("2");
    expect(selected().getAttribute("aria-expanded")).toBe("false");
  });

  it("is walked, opened and closed with the arrow keys", () => {
    render(<Tree />);
    press("ArrowDown", "ArrowRight");
    expect(names()).toHaveLength(5);
    press("ArrowRight", "ArrowDown");
    expect(selected().textContent).toContain("乙");
    press("ArrowLeft");
    expect(selected().textContent).toContain("板块");
    press("ArrowLeft");
    expect(names()).toHaveLength(3);
    press("End");
    expect(selected().textContent).toContain("丙");
    press("Home");
    expect(selected().textContent).toBe("▾标准");
  });

  it("moves, adds and removes with keys", () => {
    render(<Tree />);
    press("ArrowDown", "Alt+ArrowDown");
    expect(names()[1]).toContain("丙");
    press("Insert");
    expect(selected().textContent).toContain("新的评分点");
    press("Delete");
    expect(names()).toHaveLength(3);
  });

  it("says marks, pass marks and faults in words", () => {
    render(<Tree />);
    press("ArrowDown", "ArrowRight", "ArrowDown");
    expect(selected().textContent).toContain("1.00达标 0.50");
    expect(names().at(-1)).toContain("2 处差错");
  });
});

describe("a replay in pages", () => {
  const flip = (id: string): ReplayFlip => ({
    id,
    communityName: id,
    districtName: "",
    batchTitle: "",
    publishedAt: null,
    from: "passed",
    to: "failed",
    gates: [],
  });

  it("adds up counts and flips, and lists so many of them", () => {
    const page = (from: number) => ({
      counts: { "passed-failed": 300, "passed-passed": 1 },
      flips: Array.from({ length: 300 }, (_, i) => flip(String(from + i))),
    });
    const first = addReplay(null, page(0), 301, { cursor: "299", more: true });
    const second = addReplay(first, page(300), 301, { cursor: "599", more: false });
    expect(second).toMatchObject({
      done: 602,
      counts: { "passed-failed": 600, "passed-passed": 2 },
      unlisted: 100,
      cursor: "599",
      more: false,
    });
    expect(second.flips).toHaveLength(500);
  });
});
