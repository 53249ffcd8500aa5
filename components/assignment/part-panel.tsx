import { DueDate } from "@/components/desk/due-date";
import type { OperationName } from "@/lib/application/policy";
import { allowedPartOperations } from "@/lib/assignment/policy";
import type { PartView } from "@/lib/assignment/types";
import type { Person } from "@/lib/auth/types";
import { formatInstant } from "@/lib/calendar";
import { holderName } from "./holder-line";
import { PartActions } from "./part-actions";
import { PartTag } from "./part-tag";

export interface PartPanelProps {
  person: Person;
  part: PartView;
  /** The page's title. */
  title: string;
  allowed: readonly OperationName[];
  today: string;
}

/** A page that is handed out: to whom, what was asked for, what came back, and what can be done with it. */
export function PartPanel({ person, part, title, allowed, today }: PartPanelProps) {
  const own = person.id === part.contributorId;
  const operations = allowedPartOperations(person, part, allowed);
  return (
    <section
      aria-label="分派情况"
      className="max-w-text border-l-4 border-line-strong bg-surface px-4 py-3"
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PartTag state={part.state} />
        <span>{own ? `${part.assignedByName}分派给您` : `分派给${holderName(part)}`}</span>
        {part.state === "open" && part.dueOn ? (
          <span>
            期限 <DueDate today={today} dueOn={part.dueOn} />
          </span>
        ) : null}
        {part.state === "open" ? null : (
          <span className="text-muted">{formatInstant(new Date(part.stateSince))}</span>
        )}
      </p>
      {part.comment ? <p className="mt-1 whitespace-pre-line">要求：{part.comment}</p> : null}
      {part.remark ? <p className="mt-1 whitespace-pre-line">交回说明：{part.remark}</p> : null}
      {own ? null : <PartActions part={part} title={title} operations={operations} />}
    </section>
  );
}
