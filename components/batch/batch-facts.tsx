import { PageLink } from "@/components/ui/page-link";
import { SummaryList } from "@/components/ui/summary-list";
import type { BatchView } from "@/lib/batch/types";
import { formatDay, formatInstant } from "@/lib/calendar";

/** What was laid down when the batch was opened, and by whom. */
export function BatchFacts({ batch }: { batch: BatchView }) {
  const rows = [
    {
      key: "period",
      label: "申报期",
      value: `${formatDay(batch.opensOn)}至${formatDay(batch.closesOn)}`,
    },
    {
      key: "standard",
      label: "采用的标准",
      value: (
        <PageLink href={`/standards/${batch.standardRef.replace("@", "/")}`}>
          {batch.standardTitle}
        </PageLink>
      ),
    },
    { key: "notice", label: "公示期", value: `${batch.noticeDays} 个工作日` },
    {
      key: "assumed",
      label: "待核定数值",
      value: `${batch.assumedFigures} 个，开启时由${batch.confirmedName}确认`,
    },
    {
      key: "reviewers",
      label: "审核人员",
      value: batch.reviewers.map(({ name }) => name).join("、"),
    },
    {
      key: "opened",
      label: "开启",
      value: `${batch.openedByName}，${formatInstant(batch.openedAt)}`,
    },
  ];
  return <SummaryList rows={rows} className="max-w-text" />;
}
