import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/cx";
import type { Source } from "@/lib/scoring/types";

export interface BasisNoteProps {
  /** The figure. */
  children?: ReactNode;
  source?: Source;
  note?: string;
  /** Since when the figure stands as it does: an ISO date or words. */
  since?: string;
}

interface Look {
  heading: string;
  tag: string;
  tagClass: string;
  figureClass: string;
  none: string;
}

// A figure stays on one line; a name, such as an issuer's, may need more.
const isWords = (shown: ReactNode) => typeof shown === "string" && shown.length > 12;

/** A figure with a small tag; pressing it says where the figure comes from. Works without script (a popover). */
export function BasisNote({
  children,
  source,
  note,
  since,
  look,
}: BasisNoteProps & { look: Look }) {
  const id = useId();
  const sourceText = source
    ? [source.title, source.publisher, source.date].filter(Boolean).join("，")
    : look.none;
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-1.5 font-normal">
      <button
        type="button"
        popoverTarget={id}
        title={`${look.heading}：${sourceText}`}
        className="group inline-flex flex-wrap items-baseline gap-x-1.5 rounded-sm text-start text-inherit"
      >
        {children === undefined ? null : (
          <span className={cx(look.figureClass, isWords(children) && "whitespace-normal!")}>
            {children}
          </span>
        )}
        <span className={look.tagClass}>{look.tag}</span>
      </button>
      <span id={id} popover="auto" className="note-popover">
        <span className="block font-semibold">{look.heading}</span>
        <span className="block">{sourceText}</span>
        {note ? <span className="block">{note}</span> : null}
        {since ? <span className="block text-muted">自 {since} 起</span> : null}
        {source?.url ? (
          <a href={source.url} rel="noreferrer" className="block">
            查看来源
          </a>
        ) : null}
      </span>
    </span>
  );
}
