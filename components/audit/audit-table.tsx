import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import type { AuditLine } from "@/lib/audit/types";
import { formatInstant } from "@/lib/calendar";
import { ChangeList } from "./change-list";

function Subject({ line, filtered }: { line: AuditLine; filtered: boolean }) {
  const { subjectKind, subject, subjectType, subjectId, point } = line;
  return (
    <>
      <span className="text-muted">{subjectKind}</span>{" "}
      {subject?.href ? (
        <PageLink href={subject.href}>{subject.name}</PageLink>
      ) : (
        <span>{subject?.name ?? (subjectId === "all" ? "" : subjectId)}</span>
      )}
      {point ? <span className="block text-sm">{point}</span> : null}
      {filtered ? null : (
        <PageLink
          href={`/audit?type=${subjectType}&id=${subjectId}`}
          className="flex w-fit min-h-6 items-center text-sm"
          aria-label={`只看${subjectKind}${subject?.name ?? ""}的记录`}
        >
          只看它的记录
        </PageLink>
      )}
    </>
  );
}

const columns = (filtered: boolean): Column<AuditLine>[] => [
  {
    key: "seq",
    title: "序号",
    numeric: true,
    cell: (row) => row.seq,
  },
  {
    key: "at",
    title: "时间",
    cell: (row) => <span className="figures">{formatInstant(row.at)}</span>,
  },
  {
    key: "actor",
    title: "操作人",
    cell: (row) => <span className="whitespace-nowrap">{row.actorName}</span>,
  },
  {
    key: "action",
    title: "操作",
    rowHeader: true,
    cell: (row) => <span className="whitespace-nowrap">{row.action}</span>,
  },
  {
    key: "subject",
    title: "对象",
    className: "sm:min-w-40 max-sm:col-span-2",
    cell: (row) => <Subject line={row} filtered={filtered} />,
  },
  {
    key: "changes",
    title: "变更",
    className: "max-sm:col-span-full",
    cell: (row) => <ChangeList changes={row.changes} />,
  },
  {
    key: "hash",
    title: "摘要",
    cell: (row) => (
      <span className="font-mono text-sm" title={row.hash}>
        {row.hash.slice(0, 8)}
      </span>
    ),
  },
];

/** Audit records, newest first. */
export function AuditTable({
  lines,
  filtered,
}: {
  lines: readonly AuditLine[];
  filtered: boolean;
}) {
  return (
    <Table
      caption="审计记录"
      captionHidden
      columns={columns(filtered)}
      rows={lines}
      rowKey={(row) => row.seq}
      empty="没有记录。"
      stack
      dense
    />
  );
}
