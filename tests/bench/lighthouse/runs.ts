/** One look of Lighthouse at a page, the middle one of several, and how that is told. */
import lighthouse from "lighthouse";

const ASKED = {
  performance: 95,
  accessibility: 100,
  "best-practices": 100,
  seo: 100,
} as const;
type Category = keyof typeof ASKED;
const categories = Object.keys(ASKED) as Category[];
/** What search engines are told to leave out loses this audit, and must. */
const CRAWLABLE = "is-crawlable";

export interface Run {
  /** Of 100. */
  scores: Record<Category, number>;
  /** What costs marks, and in which category. */
  faults: { category: Category; says: string }[];
  /** Milliseconds until the largest thing stood, and for which the page would not have answered a finger. */
  lcp: number;
  tbt: number;
  cls: number;
  /** Kilobytes over the net, scripts and all. */
  script: number;
  total: number;
  /** What the machine could do meanwhile: Lighthouse's own index. */
  power: number;
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];

const kilobytes = (bytes: number) => Math.round(bytes / 1024);
/** A browser that had no turn for long gives no result: asked again so often. */
const MOST_TRIES = 3;

/** @param options.port the browser's @param options.hidden whether search engines are to leave it out */
export async function inspect(
  url: string,
  { port, hidden }: { port: number; hidden: boolean },
): Promise<Run> {
  for (let tries = 1; ; tries += 1) {
    const result = await lighthouse(url, {
      port,
      output: "json",
      logLevel: "error",
      onlyCategories: categories,
    });
    const fault = result?.lhr.runtimeError?.message ?? (result ? null : "nothing came back");
    if (result && fault === null) return read(result.lhr, hidden);
    if (tries === MOST_TRIES) throw new Error(`${url}: ${fault}`);
  }
}

function read(lhr: Result, hidden: boolean): Run {
  const { audits, categories: judged, environment } = lhr;
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const details = audits["resource-summary"]?.details;
  const items = details?.type === "table" ? details.items : [];
  const sent = (kind: string) =>
    kilobytes(Number(items.find((item) => item.resourceType === kind)?.transferSize ?? 0));
  const weighed = categories.map((category) => {
    const refs = (judged[category]?.auditRefs ?? []).filter(
      ({ id, weight }) => weight > 0 && audits[id]?.score != null && !(hidden && id === CRAWLABLE),
    );
    const whole = refs.reduce((sum, { weight }) => sum + weight, 0);
    const got = refs.reduce((sum, { id, weight }) => sum + weight * (audits[id]?.score ?? 0), 0);
    const lost = refs.filter(({ id }) => (audits[id]?.score ?? 0) < 0.9);
    return { category, score: Math.round((100 * got) / whole), lost };
  });
  const faults: Run["faults"] = weighed.flatMap(({ category, lost }) =>
    lost.map(({ id }) => ({ category, says: `${id} ${audits[id]?.displayValue ?? ""}`.trim() })),
  );
  if (hidden && audits[CRAWLABLE]?.score !== 0)
    faults.push({ category: "seo", says: "not kept out of search engines" });
  return {
    scores: Object.fromEntries(
      weighed.map(({ category, score }) => [category, score]),
    ) as Run["scores"],
    faults,
    lcp: value("largest-contentful-paint"),
    tbt: value("total-blocking-time"),
    cls: value("cumulative-layout-shift"),
    script: sent("script"),
    total: sent("total"),
    power: environment.benchmarkIndex,
  };
}

/** By performance, with the least of the other categories: what is missing now and then is missing. */
export function middleOf(runs: readonly Run[]): Run {
  const sorted = runs.toSorted((a, b) => a.scores.performance - b.scores.performance);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("no run");
  const least = (category: Category) => Math.min(...runs.map(({ scores }) => scores[category]));
  const others = runs.flatMap(({ faults }) =>
    faults.filter(({ category }) => category !== "performance"),
  );
  return {
    ...middle,
    scores: {
      ...middle.scores,
      accessibility: least("accessibility"),
      "best-practices": least("best-practices"),
      seo: least("seo"),
    },
    faults: [...middle.faults.filter(({ category }) => category === "performance"), ...others],
  };
}

const fallsShort = ({ scores }: Run) => categories.filter((name) => scores[name] < ASKED[name]);

export const reached = (run: Run) =>
  fallsShort(run).length === 0 && run.faults.every(({ category }) => category === "performance");

/** What costs the marks that are missing, each once. */
export function shortfalls(run: Run): string[] {
  const short = fallsShort(run);
  return [
    ...new Set(
      run.faults
        .filter(({ category }) => category !== "performance" || short.includes(category))
        .map(({ category, says }) => `${category}: ${says}`),
    ),
  ];
}

const HEADS = [
  "性能",
  "无障碍",
  "最佳实践",
  "搜索",
  "LCP ms",
  "TBT ms",
  "CLS",
  "脚本 KB",
  "全部 KB",
];
const width = (text: string) => [...text].reduce((sum, char) => sum + (char > "ÿ" ? 2 : 1), 0);
const cell = (text: string, head: string) =>
  `${" ".repeat(Math.max(0, width(head) - width(text)))}${text}`;

const LAST = ["负载", "  机器"];
export const headLine = `        ${[...HEADS, ...LAST].join("  ")}  页面`;

/** @param load how much else the machine had to do when it began */
export function rowOf(run: Run, load: number, where: string): string {
  const { scores, lcp, tbt, cls, script, total, power } = run;
  const figures = [
    ...[scores.performance, scores.accessibility, scores["best-practices"], scores.seo].map(String),
    ...[lcp.toFixed(0), tbt.toFixed(0), cls.toFixed(3), String(script), String(total)],
    ...[load.toFixed(1), power.toFixed(0)],
  ];
  const heads = [...HEADS, ...LAST];
  const cells = figures.map((figure, at) => cell(figure, heads[at] ?? ""));
  return `${reached(run) ? "达到  " : "未达到"}  ${cells.join("  ")}  ${where}`;
}
