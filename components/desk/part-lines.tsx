import { PartTable } from "@/components/assignment/part-table";
import type { PartSection } from "@/lib/desk/types";

export interface PartLinesProps {
  section: PartSection;
  today: string;
  showHolder: boolean;
}

/** Parts handed out that wait for the person: to be filled in, or to be checked. */
export function PartLines({ section, today, showHolder }: PartLinesProps) {
  const { key, title, lead, rows, total } = section;
  return (
    <section aria-labelledby={`waiting-${key}`}>
      <h2 id={`waiting-${key}`}>
        {title} <span className="figures font-normal text-muted">{total}</span>
      </h2>
      <p className="mb-2 text-muted">{lead}</p>
      <PartTable caption={title} rows={rows} today={today} showHolder={showHolder} />
      {total > rows.length ? (
        <p className="mt-2 text-muted">
          只列最早到期的 {rows.length} 个，共 {total} 个；办完后其余会依次列出。
        </p>
      ) : null}
    </section>
  );
}
