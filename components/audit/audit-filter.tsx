import Link from "next/link";

export interface AuditFilterProps {
  filter: { kind: string; name: string } | undefined;
}

/** Says whose records are shown where not all are, and leads back to all. */
export function AuditFilter({ filter }: AuditFilterProps) {
  if (!filter) return null;
  return (
    <p className="mb-4">
      只列{filter.kind}“{filter.name}”的记录。<Link href="/audit">查看全部记录</Link>
    </p>
  );
}
