import type { ReactNode } from "react";

export interface PageHeaderProps {
  title: ReactNode;
  /** Small words over the title: what kind of thing this is. */
  kicker?: ReactNode;
  /** One or two sentences: what can be seen or done here. */
  lead?: ReactNode;
  /** The state of the thing, beside the title. */
  status?: ReactNode;
  actions?: ReactNode;
}

/** The page's one h1, with what it is about and what can be done. */
export function PageHeader({ title, kicker, lead, status, actions }: PageHeaderProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4 sm:mb-8">
      <div className="min-w-0 max-w-text">
        {kicker ? <p className="text-muted">{kicker}</p> : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <h1>{title}</h1>
          {status}
        </div>
        {lead ? <div className="mt-2 text-lg text-muted">{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3 print:hidden">{actions}</div> : null}
    </div>
  );
}
