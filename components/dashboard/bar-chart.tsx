import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { cx } from "@/components/ui/cx";

export interface Segment {
  key: string;
  title: string;
  /** Classes of the bar and of the figure on it: tokens. */
  fill: string;
  text: string;
}

export interface Bar {
  key: string;
  title: string;
  /** What stands behind the bar: 76.4%. */
  figure: string;
  values: Record<string, number>;
}

export interface BarChartProps {
  /** The chart in one sentence, for who does not see it. A table beside it says the same. */
  label: string;
  bars: readonly Bar[];
  segments: readonly Segment[];
  /** Where the scale ends; the longest bar unless given. */
  most?: number;
  unit?: string;
  /** Writes the figures of segments into them where there is room. */
  figures?: boolean;
}

const HEIGHT = 22;
/** A figure narrower than this share of the chart would not fit into its segment. */
const ROOM = 5;

/** Bars beneath each other, each of one or more segments, on one scale. Drawn on the server, without script. */
export function BarChart({
  label,
  bars,
  segments,
  most,
  unit = "",
  figures = false,
}: BarChartProps) {
  const sums = bars.map(({ values }) =>
    segments.reduce((sum, { key }) => sum + (values[key] ?? 0), 0),
  );
  const end = most ?? Math.max(1, ...sums);
  const x = scaleLinear().domain([0, end]).range([0, 100]);
  const ticks = x.ticks(4).filter((tick) => Number.isInteger(tick));
  const layers = stack<Bar, string>()
    .keys(segments.map(({ key }) => key))
    .value(({ values }, key) => values[key] ?? 0)(bars);
  return (
    <figure role="img" aria-label={label} className="break-inside-avoid">
      <ol className="space-y-1.5">
        {bars.map((bar, at) => (
          <li
            key={bar.key}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 sm:grid-cols-[7rem_1fr_7.5rem]"
          >
            <span className="text-sm leading-snug sm:text-right">{bar.title}</span>
            <svg
              aria-hidden="true"
              width="100%"
              height={HEIGHT}
              className="order-last col-span-full block sm:order-none sm:col-span-1"
            >
              {ticks.map((tick) => (
                <line
                  key={tick}
                  x1={`${x(tick)}%`}
                  x2={`${x(tick)}%`}
                  y2={HEIGHT}
                  className="stroke-line"
                />
              ))}
              {layers.map((layer, which) => {
                const [from = 0, to = 0] = layer[at] ?? [];
                const segment = segments[which];
                if (to <= from || !segment) return null;
                const width = x(to) - x(from);
                return (
                  <g key={segment.key}>
                    <rect
                      x={`${x(from)}%`}
                      width={`${width}%`}
                      y="2"
                      height={HEIGHT - 4}
                      className={cx(segment.fill, "stroke-paper")}
                    />
                    {figures && width >= ROOM ? (
                      <text
                        x={`${x(from) + width / 2}%`}
                        y={HEIGHT / 2}
                        dominantBaseline="central"
                        textAnchor="middle"
                        fontSize="13"
                        className={cx("figures", segment.text)}
                      >
                        {to - from}
                      </text>
                    ) : null}
                  </g>
                );
              })}
            </svg>
            <span className="figures text-right text-sm sm:text-left">{bar.figure}</span>
          </li>
        ))}
      </ol>
      <div className="hidden gap-x-3 text-sm text-muted sm:grid sm:grid-cols-[7rem_1fr_7.5rem]">
        <span />
        <span className="relative block h-6">
          {ticks.map((tick) => (
            <span
              key={tick}
              className="figures absolute -translate-x-1/2"
              style={{ left: `${x(tick)}%` }}
            >
              {tick}
              {unit}
            </span>
          ))}
        </span>
      </div>
      {segments.length > 1 ? (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {segments.map(({ key, title, fill }) => (
            <li key={key} className="flex items-center gap-1.5">
              <svg aria-hidden="true" width="14" height="14">
                <rect width="14" height="14" className={fill} />
              </svg>
              {title}
            </li>
          ))}
        </ul>
      ) : null}
    </figure>
  );
}
