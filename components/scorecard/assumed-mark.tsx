import { BasisNote, type BasisNoteProps } from "./basis-note";

const TAG =
  "rounded-sm border border-dotted border-pending px-1 text-sm leading-snug whitespace-nowrap text-pending";
const FIGURE =
  "figures underline decoration-pending decoration-dotted decoration-2 underline-offset-4";

export interface AssumedMarkProps extends BasisNoteProps {
  /** Without the button: where a note cannot be opened, as inside another control. */
  plain?: boolean;
}

/** 「待核定」: the figure rests on an assumption. Opening it says which, or that there is no source yet. */
export function AssumedMark({ plain = false, ...note }: AssumedMarkProps) {
  if (plain) {
    return (
      <span className="inline-flex items-baseline gap-x-1.5">
        {note.children === undefined ? null : <span className={FIGURE}>{note.children}</span>}
        <span className={TAG}>待核定</span>
      </span>
    );
  }
  return (
    <BasisNote
      {...note}
      look={{
        heading: "这个数值待核定",
        tag: "待核定",
        tagClass: TAG,
        figureClass: FIGURE,
        none: "还没有来源，暂按假定数值计算。",
      }}
    />
  );
}
