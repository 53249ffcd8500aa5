import Form from "next/form";
import { answerText } from "@/components/application/answer-text";
import { marksText } from "@/components/scorecard/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { controlStyle } from "@/components/ui/control-style";
import { Field } from "@/components/ui/field";
import { PageLink } from "@/components/ui/page-link";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { type Column, Table } from "@/components/ui/table";
import type { PlanRow, PlanView } from "@/lib/analysis/types";
import type { PlanStep } from "@/lib/scoring/inquiry-types";

export interface PlanSectionProps {
  view: PlanView;
  address: string;
  /** Where a point is entered; undefined where the person cannot enter it. */
  hrefOf: (id: string) => string | undefined;
  /** The points that nobody has entered yet. */
  missing: readonly string[];
}

function words({ leaf }: PlanRow, value: PlanStep["from"] | null): string {
  if (leaf.rule.type === "survey" && typeof value === "number") return `${marksText(value)} 分`;
  return answerText(leaf, value);
}

/** @param without what stands for the step of a point that has none */
const columns = (
  { hrefOf, missing }: Pick<PlanSectionProps, "hrefOf" | "missing">,
  without: string,
): Column<PlanRow>[] => [
  {
    key: "point",
    title: "评分点",
    rowHeader: true,
    className: "sm:min-w-48",
    cell: (row) => {
      const href = hrefOf(row.leaf.id);
      return (
        <>
          {href ? <PageLink href={href}>{row.leaf.title}</PageLink> : row.leaf.title}
          <span className="block text-sm font-normal text-muted">{row.place}</span>
        </>
      );
    },
  },
  {
    key: "from",
    title: "现在",
    className: "max-sm:col-span-full",
    cell: (row) =>
      row.step ? words(row, missing.includes(row.leaf.id) ? null : row.step.from) : "—",
  },
  {
    key: "to",
    title: "改到",
    className: "max-sm:col-span-full",
    cell: (row) =>
      row.step ? <strong>{words(row, row.step.to)}</strong> : row.kept ? "不改" : without,
  },
  {
    key: "gain",
    title: "增加",
    numeric: true,
    cell: (row) => (row.step ? `+${marksText(row.step.gain)}` : "—"),
  },
  {
    key: "weight",
    title: "每分难度",
    className: "print:hidden",
    cell: (row) => (
      <>
        <input
          name={`w.${row.leaf.id}`}
          aria-label={`每分难度：${row.leaf.title}`}
          aria-invalid={row.weightError ? true : undefined}
          defaultValue={row.weight}
          placeholder="1"
          inputMode="decimal"
          autoComplete="off"
          className={controlStyle("two-digits", "figures text-right")}
        />
        {row.weightError ? (
          <span className="block text-sm font-medium text-failed">{row.weightError}</span>
        ) : null}
      </>
    ),
  },
  {
    key: "keep",
    title: "不改",
    className: "print:hidden",
    cell: (row) => (
      <label className="flex min-h-11 min-w-11 items-center">
        <input
          type="checkbox"
          name="keep"
          value={row.leaf.id}
          defaultChecked={row.kept}
          className="size-5"
        />
        <span className="sr-only">不改：{row.leaf.title}</span>
      </label>
    ),
  },
];

function Verdict({ view }: { view: PlanView }) {
  const { plan, notice, blockers, musts } = view;
  if (!plan)
    return (
      <Callout tone="pending" title="补短板方案没有算出">
        <p>{notice}条件都还在，也可以改动后重新计算。</p>
      </Callout>
    );
  if (plan.status === "none-needed") return <p>已经达标，不用补。</p>;
  if (plan.status === "impossible")
    return (
      <p>
        在可以改的评分点中，怎么改也达不到：{blockers.join("、")}。
        {view.allowSurvey ? "" : "可以勾选“居民满意度也可提高”，或少设几个“不改”，再算一次。"}
      </p>
    );
  return (
    <>
      {plan.steps.length > 0 ? (
        <p>
          改 {plan.steps.length} 个评分点，共增加{" "}
          {marksText(plan.steps.reduce((sum, step) => sum + Math.round(step.gain * 100), 0) / 100)}{" "}
          分，就能达标，少改一个都不行。这是总代价最小的改法。
        </p>
      ) : null}
      {musts.length > 0 ? (
        <div className="mt-2">
          <p>{plan.steps.length > 0 ? "此外必须" : "只需"}补齐没有填写、没有满足或份数不足的：</p>
          <p className="text-muted">
            {musts
              .slice(0, 12)
              .map((must) => must.title)
              .join("、")}
            {musts.length > 12 ? `等 ${musts.length} 项` : ""}
          </p>
        </div>
      ) : null}
    </>
  );
}

/** Stands while the plan is being solved. It is kept once it is found, so that the page, asked for again, has it. */
export function PlanPending() {
  return (
    <section aria-labelledby="plan">
      <h2 id="plan" className="mb-2">
        补短板
      </h2>
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner />
        正在计算总代价最小的改法。
      </p>
      <noscript>
        <p>浏览器没有启用脚本，请稍后刷新页面查看。</p>
      </noscript>
    </section>
  );
}

/** The cheapest way to pass, with a cost for each point that a person can set. Works without script. */
export function PlanSection({ view, address, ...page }: PlanSectionProps) {
  const { plan, rows, others, allowSurvey } = view;
  return (
    <section aria-labelledby="plan">
      <h2 id="plan" className="mb-2">
        补短板
      </h2>
      <div className="mb-4 max-w-text">
        <Verdict view={view} />
      </div>
      {plan?.status === "none-needed" && rows.length === 0 ? null : (
        <Form action={address} aria-label="补短板的条件" className="space-y-4">
          {rows.length > 0 ? (
            <Table
              caption="要改的评分点"
              captionHidden
              columns={columns(page, plan ? "不用改" : "—")}
              rows={rows}
              rowKey={(row) => row.leaf.id}
              stack
              dense
            />
          ) : null}
          <p className="max-w-text text-muted print:hidden">
            难度表示这个评分点每提高 1 分要花的代价，不填按 1 算；改不了的勾选“不改”。
          </p>
          <div className="flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
            <Field name="add" label="再列出一个评分点">
              <Select
                placeholder="不再列出"
                options={others.map(({ id, title }) => ({ value: id, label: title }))}
              />
            </Field>
            <label className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                name="survey"
                value="1"
                defaultChecked={allowSurvey}
                className="size-5"
              />
              居民满意度也可提高
            </label>
            <Button type="submit" variant="secondary">
              重新计算
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
