import type { ReactNode } from "react";

/** A part of a long page under a heading of its own, set off by a line. */
export function PagePart({
  id,
  title,
  children,
}: {
  /** Of the heading, for links that lead there. */
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-line pt-6">
      <h2 id={id} className="mb-4">
        {title}
      </h2>
      {children}
    </section>
  );
}
