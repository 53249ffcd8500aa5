export interface ProgressTextProps {
  done: number;
  total: number;
  /** What is counted: 个评分点. */
  unit: string;
  /** The verb before the figures. */
  verb?: string;
}

/** How far something is, in words with a thin bar: 已填 84 / 120 个评分点. */
export function ProgressText({ done, total, unit, verb = "已填" }: ProgressTextProps) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div className="max-w-text">
      <p className="figures">
        {verb} <strong className="font-semibold">{done}</strong> / {total} {unit}
      </p>
      <svg aria-hidden="true" width="100%" height="6" className="mt-1 block">
        <rect width="100%" height="6" rx="3" className="fill-track" />
        <rect
          width={`${share}%`}
          height="6"
          rx="3"
          className={done === total ? "fill-passed" : "fill-action"}
        />
      </svg>
    </div>
  );
}
