import { useId } from "react";
import { cx } from "@/components/ui/cx";
import { type BarFigures, scoreSentence } from "./score-sentence";
import { marginText, marksText } from "./words";

export interface ScoreBarProps extends BarFigures {
  /** Only the bar, where the figures already stand beside it in a table. */
  bare?: boolean;
  className?: string;
}

const HEIGHT = 24;
const TOP = 6;
const THICKNESS = 12;

function Bar(figures: BarFigures) {
  const id = useId();
  const { score, fullMarks, passMark, bonus, bonusMarks = 0, redundancy = 0 } = figures;
  const extra = Math.max(bonus ?? 0, bonusMarks);
  const reach = fullMarks + extra + Math.max(0, redundancy);
  const percent = (marks: number) => `${reach > 0 ? (Math.max(0, marks) / reach) * 100 : 0}%`;
  const base = score - (bonus ?? 0);
  const failed = passMark !== undefined && score < passMark;
  return (
    <svg
      role="img"
      aria-label={scoreSentence(figures)}
      width="100%"
      height={HEIGHT}
      className="block min-w-0 overflow-visible"
    >
      <defs>
        <pattern
          id={id}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" x2="0" y1="0" y2="6" strokeWidth="3" className="stroke-line-strong" />
        </pattern>
      </defs>
      <rect y={TOP} width={percent(fullMarks)} height={THICKNESS} className="fill-track" />
      {extra > 0 ? (
        <rect
          x={percent(fullMarks)}
          y={TOP + 3}
          width={percent(extra)}
          height={THICKNESS - 6}
          className="fill-track"
        />
      ) : null}
      {redundancy > 0 ? (
        <rect
          x={percent(fullMarks + extra)}
          y={TOP}
          width={percent(redundancy)}
          height={THICKNESS}
          fill={`url(#${id})`}
        />
      ) : null}
      <rect
        y={TOP}
        width={percent(base)}
        height={THICKNESS}
        className={failed ? "fill-failed" : "fill-fill"}
      />
      {bonus ? (
        <rect
          x={percent(base)}
          y={TOP}
          width={percent(bonus)}
          height={THICKNESS}
          className="fill-fill-soft"
        />
      ) : null}
      {passMark === undefined ? null : (
        <line
          x1={percent(passMark)}
          x2={percent(passMark)}
          y1="0"
          y2={HEIGHT}
          strokeWidth="2.5"
          className="stroke-ink"
        />
      )}
    </svg>
  );
}

/** A score on its track: tick at the pass mark, lighter tail for bonus, hatching for redundancy that is counted off. */
export function ScoreBar({ bare = false, className, ...figures }: ScoreBarProps) {
  const { title, score, fullMarks, passMark, bonus, redundancy } = figures;
  if (bare) return <Bar {...figures} />;
  const margin = passMark === undefined ? undefined : Math.round((score - passMark) * 100) / 100;
  return (
    <div className={className}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{title}</span>
        <span className="figures">
          <strong className="text-lg font-semibold">{marksText(score)}</strong>
          <span className="text-muted"> / {marksText(fullMarks)}</span>
        </span>
      </div>
      <Bar {...figures} />
      <p className="figures flex flex-wrap gap-x-4 text-sm text-muted">
        {passMark === undefined || margin === undefined ? null : (
          <span>
            达标 {marksText(passMark)}，
            <span className={cx("font-medium", margin < 0 ? "text-failed" : "text-passed")}>
              {marginText(margin)}
            </span>
          </span>
        )}
        {bonus ? <span>特色加分 {marksText(bonus)}</span> : null}
        {redundancy && redundancy > 0 ? <span>冗余 {marksText(redundancy)}，不计入</span> : null}
      </p>
    </div>
  );
}
