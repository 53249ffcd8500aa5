import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What there is none of: 还没有申报. */
  title: string;
  /** Why, and what to do. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Stands where a list would, saying why there is none and what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="rounded-md border border-dashed border-line-strong px-6 py-8">
      <p className="font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-text text-muted">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
