import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { Sign } from "@/components/ui/sign";
import type { Estimate } from "@/lib/estimate/types";
import { EstimateForm } from "./estimate-form";
import { EstimateResult } from "./estimate-result";
import { INKS, TONES, verdictText } from "./verdict";

function Unfilled({ entry, unfilled }: Pick<Estimate, "entry" | "unfilled">) {
  if (unfilled.length === 0) return null;
  const wrong = entry.errors.length > 0 ? "填错的不计入。" : "";
  return (
    <p className="text-muted">
      没有计入的：{unfilled.join("、")}。{wrong}
    </p>
  );
}

function Nothing({ entry }: Pick<Estimate, "entry">) {
  const type = entry.errors.find(({ path }) => path === "type");
  return <p className="text-muted">{type?.message ?? "填入任意一项得分，这里显示结果。"}</p>;
}

/** On a phone the verdicts stay in sight at the bottom while one types, and only then: it lies over what is there. */
function Bar({ results }: Pick<Estimate, "results">) {
  if (results.length === 0) return null;
  return (
    <a
      href="#result"
      // Some browsers give a link no focus at a press: the bar would be gone before it is let go.
      tabIndex={0}
      className="sticky bottom-0 -mx-4 hidden flex-wrap gap-x-4 border-t border-line-strong bg-paper px-4 py-2 text-sm font-medium no-underline max-lg:group-has-[form:focus-within]/estimate:flex max-lg:group-has-[#bar:focus-within]/estimate:flex print:hidden!"
    >
      {results.map((result) => (
        <span
          key={result.family}
          className={`inline-flex items-center gap-1 ${INKS[result.verdict]}`}
        >
          <Sign tone={TONES[result.verdict]} />
          {verdictText(result)}
        </span>
      ))}
    </a>
  );
}

/** An estimate by the city's and the province's standard, beside its entry. */
export function EstimatePage({ estimate }: { estimate: Estimate }) {
  const { types, fields, entry, unfilled, results } = estimate;
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "试算" }]} />
      <PageHeader
        title="试算"
        lead="填入各项得分，看是否达到市级和省级标准。不用登录，也不保存；填的内容都在地址里，可以收藏或转给别人。"
      />
      <div className="group/estimate grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="max-lg:contents">
          <EstimateForm types={types} fields={fields} entry={entry} />
        </div>
        <div id="bar" data-follows className="contents">
          <Bar results={results} />
        </div>
        <section aria-labelledby="result" className="lg:sticky lg:top-4 lg:self-start">
          <h2 id="result" className="scroll-mt-4">
            试算结果
          </h2>
          <p className="mb-4 text-sm text-muted">
            这是试算，不是验收结论。控制项和问卷份数不在试算之内，分值多数待核定，见
            <PageLink href="/method">办法解读</PageLink>。
          </p>
          <p id="verdicts" data-follows role="status" className="sr-only">
            {results.map(verdictText).join("，")}
          </p>
          <div id="results" data-follows className="space-y-6">
            {results.length === 0 ? <Nothing entry={entry} /> : null}
            {results.map((result) => (
              <EstimateResult key={result.family} result={result} />
            ))}
            {results.length === 0 ? null : <Unfilled entry={entry} unfilled={unfilled} />}
          </div>
        </section>
      </div>
    </>
  );
}
