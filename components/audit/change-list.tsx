import { Disclosure } from "@/components/ui/disclosure";
import type { AuditLine } from "@/lib/audit/types";

const shown = 6;

function Changes({ changes }: { changes: AuditLine["changes"] }) {
  return (
    <dl className="space-y-0.5">
      {changes.map(({ label, before, after }) => (
        <div key={label} className="wrap-anywhere">
          <dt className="mr-2 inline text-muted">{label}</dt>
          <dd className="inline">
            {before === null ? null : (
              <>
                <del className="text-muted decoration-1">{before}</del>{" "}
                <span aria-hidden="true">→</span>
                <span className="sr-only">改为</span>{" "}
              </>
            )}
            {after === null ? (
              <span className="text-muted">（空）</span>
            ) : (
              <ins className="no-underline">{after}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a record changed: name, old value, new value; long lists behind their count. */
export function ChangeList({ changes }: { changes: AuditLine["changes"] }) {
  if (changes.length === 0) return <span className="text-muted">—</span>;
  return (
    <div className="min-w-48 text-sm">
      <Changes changes={changes.slice(0, shown)} />
      {changes.length > shown ? (
        <Disclosure summary={`其余 ${changes.length - shown} 项`}>
          <Changes changes={changes.slice(shown)} />
        </Disclosure>
      ) : null}
    </div>
  );
}
