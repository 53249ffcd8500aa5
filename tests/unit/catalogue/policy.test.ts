import { describe, expect, test } from "vitest";
import { found } from "@/lib/catalogue/data";
import {
  addressOf,
  byDistrict,
  isNarrowed,
  median,
  medianRows,
  peersOf,
  selected,
  yearsOf,
} from "@/lib/catalogue/policy";
import type { Entry, Filter } from "@/lib/catalogue/types";

const all: Filter = {
  ...{ q: "", district: "", year: "", tier: "", type: "", result: "", sort: "newest" },
};
const districts = ["上城区", "拱墅区", "西湖区"];

let made = 0;
function entry(facts: Partial<Entry> = {}): Entry {
  made += 1;
  const day = facts.publishedAt ?? new Date(Date.UTC(2026, 0, made));
  return {
    code: `2026-${String(made).padStart(8, "0")}`,
    ...{ outcome: "passed", communityId: `c${made}`, communityName: `第${made}社区` },
    ...{ districtName: "拱墅区", street: "小河街道", type: "renewal", tier: "municipal-candidate" },
    ...{ standard: "hangzhou-municipal@2022-trial", total: 500, fullMarks: 600, passMark: 480 },
    sections: { scenes: 400 },
    publishedAt: day,
    year: String(day.getUTCFullYear()),
    ...facts,
  };
}
const names = (entries: readonly Entry[]) => entries.map(({ communityName }) => communityName);

describe("looking for words", () => {
  const yunqi = entry({ communityName: "云栖里社区", street: "转塘街道", districtName: "西湖区" });
  const changle = entry({ communityName: "长乐社区" });
  const lvyuan = entry({ communityName: "绿园社区" });
  const entries = [yunqi, changle, lvyuan];
  const finds = (words: string) => names(found(entries, words));

  test.each(["云栖", "栖里", "转塘", "西湖", "yunqi", "yunqili", "yql", "yqlsq", "yunql", "YunQi"])(
    "%s finds 云栖里社区",
    (words) => expect(finds(words)).toEqual(["云栖里社区"]),
  );
  test.each(["yún qī", "yun qi", "zhuantang", "ztjd"])("%s finds it too", (words) =>
    expect(finds(words)).toEqual(["云栖里社区"]),
  );
  test.each(["changle", "zhangle", "changyue", "cl"])(
    "%s finds 长乐社区, whichever way it is read",
    (words) => expect(finds(words)).toEqual(["长乐社区"]),
  );
  test.each(["lvyuan", "lüyuan", "lǜ yuán"])("%s finds 绿园社区", (words) =>
    expect(finds(words)).toEqual(["绿园社区"]),
  );
  test("a whole code finds its outcome, part of one nothing", () => {
    expect(names(found(entries, yunqi.code.toUpperCase()))).toEqual(["云栖里社区"]);
    expect(finds("2026-0000")).toEqual([]);
  });
  test.each(["yunli", "qi yun", "%", "_", "\\", "火星", "yunqix", "云 栖"])(
    "%j finds nothing",
    (words) => expect(finds(words)).toEqual([]),
  );
  test("no words find everything", () => expect(found(entries, "")).toBe(entries));
});

describe("the list", () => {
  const a = entry({ communityName: "安", districtName: "西湖区", total: 510 });
  const b = entry({ communityName: "白", outcome: "failed", total: 520, type: "new-build" });
  const c = entry({ communityName: "重", tier: "provincial-pilot", total: 510 });
  const old = entry({ communityName: "东", publishedAt: new Date("2024-03-01"), total: 490 });
  const list = (filter: Partial<Filter>) =>
    names(selected([a, b, c, old], { ...all, ...filter }, districts));

  test("is narrowed by each filter and by several at once", () => {
    expect(list({ district: "西湖区" })).toEqual(["安"]);
    expect(list({ year: "2024" })).toEqual(["东"]);
    expect(list({ tier: "provincial-pilot" })).toEqual(["重"]);
    expect(list({ type: "new-build" })).toEqual(["白"]);
    expect(list({ result: "failed" })).toEqual(["白"]);
    expect(list({ result: "passed", district: "拱墅区" })).toEqual(["重", "东"]);
    expect(list({ result: "failed", district: "西湖区" })).toEqual([]);
  });

  test("is in the order asked for, the newest first among equals", () => {
    expect(list({})).toEqual(["重", "白", "安", "东"]);
    expect(list({ sort: "total" })).toEqual(["白", "重", "安", "东"]);
    expect(list({ sort: "district" })).toEqual(["白", "东", "重", "安"]);
    expect(list({ sort: "name" })).toEqual(["安", "白", "东", "重"]);
  });

  test("counts for each district under all filters but its own", () => {
    expect(
      byDistrict([a, b, c, old], { ...all, district: "西湖区", year: "2026" }, districts),
    ).toEqual([
      { name: "上城区", published: 0, passed: 0 },
      { name: "拱墅区", published: 2, passed: 1 },
      { name: "西湖区", published: 1, passed: 1 },
    ]);
  });

  test("has the years in which something was published", () => {
    expect(yearsOf([old, a, b])).toEqual(["2026", "2024"]);
  });

  test("has an address that says what is chosen and no more", () => {
    expect(addressOf(all)).toBe("/outcomes");
    expect(addressOf({ ...all, q: "a&b", year: "2026", sort: "total" })).toBe(
      "/outcomes?q=a%26b&year=2026&sort=total",
    );
    expect(isNarrowed({ ...all, sort: "total" })).toBe(false);
    expect(isNarrowed({ ...all, year: "2026" })).toBe(true);
  });
});

describe("communities to be compared with", () => {
  const own = entry({ communityId: "own" });

  test("are others of the same type, tier and version, each by its newest outcome", () => {
    const earlier = entry({ communityId: "b", total: 300 });
    const later = entry({ communityId: "b", total: 400 });
    const others = [
      entry({ communityId: "own" }),
      earlier,
      later,
      entry({ type: "new-build" }),
      entry({ tier: "provincial-pilot" }),
      entry({ standard: "hangzhou-municipal@2027" }),
    ];
    expect(peersOf(own, [own, ...others])).toEqual([later]);
  });

  test("have a middle, half up between two", () => {
    expect(median([1, 9, 5])).toBe(5);
    expect(median([10.01, 10.02])).toBe(10.02);
    expect(median([0.1, 0.2, 0.3, 0.4])).toBe(0.25);
    expect(median([])).toBeNull();
  });

  test("are summed up from three on, section by section", () => {
    const sections = [
      { id: "scenes", title: "场景" },
      { id: "party", title: "党建" },
    ];
    const peers = [490, 510, 530].map((total) => entry({ total }));
    expect(medianRows(own, peers.slice(1), sections)).toEqual([]);
    expect(medianRows({ ...own, sections: { scenes: 410, party: 5 } }, peers, sections)).toEqual([
      { id: "total", title: "总分", score: 500, median: 510 },
      { id: "scenes", title: "场景", score: 410, median: 400 },
    ]);
  });
});
