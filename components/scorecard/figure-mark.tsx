import type { ReactNode } from "react";
import type { ResolvedBasis } from "@/lib/scoring";
import { AssumedMark } from "./assumed-mark";
import { BasisNote } from "./basis-note";
import { PublishedMark } from "./published-mark";

const REFERENCE_LOOK = {
  heading: "这个数值参照公开资料",
  tag: "参考",
  tagClass:
    "rounded-sm border border-action/40 px-1 text-sm leading-snug whitespace-nowrap text-action",
  figureClass: "figures",
  none: "来源见本页“依据”。",
};

export interface FigureMarkProps {
  basis: ResolvedBasis | undefined;
  children: ReactNode;
}

/** A figure with where it comes from: 已公布, 参考 or 待核定. Without any basis it is assumed. */
export function FigureMark({ basis, children }: FigureMarkProps) {
  if (!basis || basis.assumed) {
    return (
      <AssumedMark source={basis?.source} note={basis?.note}>
        {children}
      </AssumedMark>
    );
  }
  if (basis.source.kind === "reference") {
    return (
      <BasisNote source={basis.source} note={basis.note} look={REFERENCE_LOOK}>
        {children}
      </BasisNote>
    );
  }
  return (
    <PublishedMark source={basis.source} note={basis.note}>
      {children}
    </PublishedMark>
  );
}
