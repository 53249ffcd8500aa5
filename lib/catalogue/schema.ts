import { z } from "zod";
import { type Filter, type Sort, sorts } from "./types";

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** Words as they can be looked for: one line without control characters, at most 50 characters. */
function plainWords(text: string): string {
  const printable = [...text].map((char) => (char < " " || char === "\u007f" ? " " : char));
  return printable.slice(0, 50).join("").trim();
}

const words = z.preprocess(first, z.string().catch("").transform(plainWords));

/** The list's address as text; what of it makes sense, `readFilter` finds out. No address is an error. */
export const catalogueQuerySchema = z.object({
  ...{ q: words, district: words, year: words, tier: words, type: words, result: words },
  ...{ sort: words, page: words },
});
export type CatalogueQuery = z.infer<typeof catalogueQuerySchema>;

const labels = {
  district: "区、县、市",
  year: "公布年份",
  tier: "创建梯度",
  type: "项目类型",
  result: "结果",
  sort: "排序",
} as const;

const pageNumber = /^[1-9]\d{0,3}$/;

/** The filters and the page an address asks for among those there are, and the labels of those it got wrong. */
export function readFilter(
  asked: CatalogueQuery,
  known: Record<"district" | "year" | "tier" | "type", readonly string[]>,
): { filter: Filter; page: number; ignored: string[] } {
  const allowed = { ...known, result: ["passed", "failed"], sort: Object.keys(sorts) };
  const sound = (name: keyof typeof labels) =>
    allowed[name].includes(asked[name]) ? asked[name] : "";
  const names = Object.keys(labels) as (keyof typeof labels)[];
  const numbered = pageNumber.test(asked.page);
  return {
    page: numbered ? Number(asked.page) : 1,
    filter: {
      q: asked.q,
      ...{ district: sound("district"), year: sound("year") },
      ...{ tier: sound("tier"), type: sound("type") },
      result: sound("result") as Filter["result"],
      sort: (sound("sort") || "newest") as Sort,
    },
    ignored: [
      ...names.filter((name) => asked[name] && !sound(name)).map((name) => labels[name]),
      ...(asked.page === "" || numbered ? [] : ["页码"]),
    ],
  };
}
