import type { ReactNode } from "react";
import { LinkPending } from "./link-pending";
import { PageLink } from "./page-link";
import type { Tone } from "./sign";
import { StatusTag } from "./status-tag";

export interface Task {
  key: string;
  name: string;
  /** Absent: cannot be started yet. Say why in `hint`. */
  href?: string;
  hint?: ReactNode;
  status: { tone: Tone; text: string };
  /** How far it is: 已填 12 / 15 项. */
  progress?: ReactNode;
}

/** Tasks in the order they are best done, each with its state. */
export function TaskList({ tasks, label }: { tasks: readonly Task[]; label?: string }) {
  return (
    <ul aria-label={label} className="border-t border-line">
      {tasks.map((task) => (
        <li
          key={task.key}
          className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-56">
            {task.href ? (
              // The link's own area covers the row, so the row is one target.
              <PageLink
                href={task.href}
                className="font-medium hover:decoration-2 after:absolute after:inset-0"
              >
                {task.name}
                <LinkPending />
              </PageLink>
            ) : (
              <span className="font-medium">{task.name}</span>
            )}
            {task.hint ? <div className="text-sm text-muted">{task.hint}</div> : null}
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {task.progress ? (
              <span className="figures text-sm text-muted">{task.progress}</span>
            ) : null}
            <StatusTag tone={task.status.tone}>{task.status.text}</StatusTag>
          </div>
        </li>
      ))}
    </ul>
  );
}
