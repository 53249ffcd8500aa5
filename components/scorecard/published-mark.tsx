import { BasisNote, type BasisNoteProps } from "./basis-note";

/** 「已公布」: marks the few published figures where most of a page is assumed (see AssumedNotice). */
export function PublishedMark(note: BasisNoteProps) {
  return (
    <BasisNote
      {...note}
      look={{
        heading: "这个数值已公布",
        tag: "已公布",
        tagClass:
          "rounded-sm border border-passed/40 px-1 text-sm leading-snug whitespace-nowrap text-passed",
        figureClass: "figures",
        none: "来源见本页“依据”。",
      }}
    />
  );
}
