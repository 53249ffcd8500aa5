import { ActionForm } from "@/components/ui/action-form";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Column, Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/calendar";
import { retryJob } from "@/lib/jobs/actions";
import type { TroubledJob } from "@/lib/jobs/types";

const columns: Column<TroubledJob>[] = [
  {
    key: "title",
    title: "任务",
    rowHeader: true,
    // Several of one kind may be in trouble at once.
    cell: (row) => (
      <>
        {row.title}
        <span className="block text-sm font-normal text-muted">编号 {row.id}</span>
      </>
    ),
  },
  {
    key: "state",
    title: "状态",
    cell: (row) =>
      row.givenUp ? (
        <StatusTag tone="failed">已放弃</StatusTag>
      ) : (
        <StatusTag tone="pending">等待重试</StatusTag>
      ),
  },
  {
    key: "error",
    title: "最近一次的原因",
    className: "max-sm:col-span-full",
    cell: (row) => <span className="block max-w-text break-words">{row.error}</span>,
  },
  { key: "attempts", title: "已试", numeric: true, cell: (row) => `${row.attempts} 次` },
  {
    key: "since",
    title: "自何时",
    className: "max-sm:col-span-2",
    cell: (row) => <span className="figures">{formatInstant(row.since)}</span>,
  },
  {
    key: "next",
    title: "下次",
    className: "max-sm:col-span-2",
    cell: (row) => (
      <span className="figures">{row.nextAt ? formatInstant(row.nextAt) : "不再自动重试"}</span>
    ),
  },
  {
    key: "retry",
    title: "操作",
    className: "max-sm:col-span-full",
    cell: (row) => (
      <ActionForm
        action={retryJob}
        values={{ jobId: row.id }}
        aria-label={`立即重试：${row.title}，编号 ${row.id}`}
        className="-ml-3"
      >
        <SubmitButton variant="quiet" size="small">
          立即重试
        </SubmitButton>
      </ActionForm>
    ),
  },
];

/** Jobs that could not be done so far, or at all. */
export function JobTable({ jobs }: { jobs: readonly TroubledJob[] }) {
  return (
    <Table
      caption="没有完成的任务"
      captionHidden
      columns={columns}
      rows={jobs}
      rowKey={(row) => row.id}
      empty="没有失败的任务。"
      stack
    />
  );
}
