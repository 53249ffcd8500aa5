import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import type { DeskBatch } from "@/lib/desk/types";
import { DueDate } from "./due-date";

export interface BatchLinesProps {
  title: string;
  batches: readonly DeskBatch[];
  today: string;
}

/** Running batches with their last day. */
export function BatchLines({ title, batches, today }: BatchLinesProps) {
  if (batches.length === 0) return null;
  return (
    <section aria-labelledby="desk-batches">
      <h2 id="desk-batches">{title}</h2>
      <ul className="mt-2 border-t border-line">
        {batches.map((batch) => (
          <li
            key={batch.id}
            className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2.5"
          >
            <PageLink href={`/batches/${batch.id}`} className="relative font-medium">
              {batch.title}
              <LinkPending />
            </PageLink>
            <span>
              <DueDate today={today} dueOn={batch.closesOn} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
