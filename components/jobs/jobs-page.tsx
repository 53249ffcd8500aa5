import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { StatusTag } from "@/components/ui/status-tag";
import { SummaryList } from "@/components/ui/summary-list";
import { formatInstant } from "@/lib/calendar";
import type { QueueState, TroubledJob } from "@/lib/jobs/types";
import type { MailState } from "@/lib/mail/types";
import { JobTable } from "./job-table";

function MailFacts({ mail }: { mail: MailState }) {
  const state = !mail.on ? (
    "没有配置，消息只在系统内显示"
  ) : mail.trouble ? (
    <>
      <StatusTag tone="failed">有故障</StatusTag>
      <span className="block break-words">{mail.trouble}恢复后自动补寄。</span>
    </>
  ) : (
    <StatusTag tone="passed">正常</StatusTag>
  );
  const rows = [
    { key: "state", label: "邮件服务", value: state },
    ...(mail.from ? [{ key: "from", label: "发件人", value: mail.from }] : []),
    {
      key: "sent",
      label: "最近一次寄出",
      value: mail.lastSent ? formatInstant(mail.lastSent) : "还没有寄出过",
    },
    ...(mail.refused > 0
      ? [
          {
            key: "refused",
            label: "近 30 天没有送达",
            value: `${mail.refused} 条，最近一条：${mail.refusal}`,
          },
        ]
      : []),
  ];
  return <SummaryList rows={rows} className="max-w-text" />;
}

export interface JobsPageProps {
  mail: MailState;
  queue: QueueState;
  jobs: readonly TroubledJob[];
  /** There are more than are shown. */
  cut: boolean;
}

/** For administrators: whether mail leaves and jobs are done. */
export function JobsPage({ mail, queue, jobs, cut }: JobsPageProps) {
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "后台任务" }]} />
      <PageHeader title="后台任务" lead="寄邮件、提醒期限、清理过期数据，都在后台进行。" />
      {queue.overdueSince ? (
        <Callout tone="failed" title="后台任务没有在执行" className="mb-6">
          最早的任务自 {formatInstant(queue.overdueSince)} 起等待。请检查后台任务的进程（npm run
          jobs）。
        </Callout>
      ) : null}
      <div className="space-y-10">
        <section aria-labelledby="mail">
          <h2 id="mail" className="mb-2">
            邮件
          </h2>
          <MailFacts mail={mail} />
        </section>
        <div>
          <h2>没有完成的任务</h2>
          <p className="mb-2 text-muted">
            等待 {queue.waiting} 项，正在执行 {queue.running} 项。失败的任务自动重试，间隔逐次加长；
            已放弃的须手工重试。
          </p>
          <JobTable jobs={jobs} />
          {cut ? <p className="mt-2 text-muted">只列前 {jobs.length} 项。</p> : null}
        </div>
      </div>
    </>
  );
}
