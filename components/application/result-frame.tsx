import type { ReactNode } from "react";

export interface ResultFrameProps {
  label: string;
  title: string;
  /** The one line that stays in view on a phone. */
  bar: ReactNode;
  children: ReactNode;
}

/** The result so far beside the form: a column that stays in view on a desk, a bar at the bottom on a phone. */
export function ResultFrame({ label, title, bar, children }: ResultFrameProps) {
  return (
    <>
      <aside
        aria-label={label}
        className="sticky top-4 hidden self-start max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-md border border-line p-4 lg:block"
      >
        <h2 className="mb-2 text-base">{title}</h2>
        {children}
      </aside>
      <details className="fixed inset-x-0 bottom-0 z-10 border-t-2 border-line-strong bg-paper lg:hidden print:hidden">
        <summary className="marker flex min-h-12 items-center px-4">
          <span className="figures flex flex-1 flex-wrap items-baseline justify-between gap-x-3 whitespace-normal">
            {bar}
          </span>
        </summary>
        <div className="max-h-[60dvh] overflow-y-auto border-t border-line p-4">{children}</div>
      </details>
    </>
  );
}
