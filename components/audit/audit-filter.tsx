import { PageLink } from "@/components/ui/page-link";

export interface AuditFilterProps {
  filter: { kind: string; name: string } | undefined;
}

/** Says whose records are shown where not all are, and leads back to all. */
export function AuditFilter({ filter }: AuditFilterProps) {
  if (!filter) return null;
  return (
    <p className="mb-4">
      只列{filter.kind}“{filter.name}”的记录。<PageLink href="/audit">查看全部记录</PageLink>
    </p>
  );
}
