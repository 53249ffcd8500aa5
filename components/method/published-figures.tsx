import { marksText } from "@/components/scorecard/words";
import { formatDay } from "@/lib/calendar";
import type { PublishedFigure } from "@/lib/standard/types";
import { levelTitle } from "./level-titles";

const FIELDS = { passMark: "达标分值", fullMarks: "满分" } as const;

function sourceText({ source }: PublishedFigure): string {
  const day = source.date ? formatDay(source.date) : "";
  return `${[source.publisher, day].filter(Boolean).join("，")}，${source.title}`;
}

/** The few figures that are published, before everything that is not. */
export function PublishedFigures({ figures }: { figures: readonly PublishedFigure[] }) {
  const titles = [...new Set(figures.map(({ title, field }) => `${title}${FIELDS[field]}`))];
  if (titles.length === 0) return <p>目前没有已公布的数值。</p>;
  return (
    <div className="space-y-6">
      {titles.map((title) => {
        const own = figures.filter((figure) => `${figure.title}${FIELDS[figure.field]}` === title);
        const sources = [...new Set(own.map(sourceText))];
        return (
          <div key={title}>
            <h3>{title}</h3>
            <dl className="mt-1 flex flex-wrap gap-x-12 gap-y-2">
              {own.map((figure) => (
                <div key={figure.family}>
                  <dt className="text-muted">{levelTitle(figure.level)}</dt>
                  <dd className="figures text-3xl font-semibold">
                    {marksText(figure.value)}
                    <span className="text-lg font-normal text-muted"> 分</span>
                  </dd>
                </div>
              ))}
            </dl>
            {sources.map((source) => (
              <p key={source} className="mt-1 text-sm text-muted">
                来源：{source}。
              </p>
            ))}
          </div>
        );
      })}
    </div>
  );
}
