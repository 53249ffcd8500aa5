import { PartTag } from "@/components/assignment/part-tag";
import { DueDate } from "@/components/desk/due-date";
import { PresenceLines } from "@/components/presence/presence-lines";
import { TaskList } from "@/components/ui/task-list";
import type { LoadedEntry } from "@/lib/application/types";
import { dayOf } from "@/lib/calendar";
import { stampOf } from "@/lib/presence/policy";
import { ApplicationHeader } from "./application-header";
import { progressOf } from "./progress";
import { RectificationNotice } from "./rectification-notice";

/** One application as its contributor sees it: the own parts with what is asked, and nothing else. */
export function PartsOverview({ entry }: { entry: LoadedEntry }) {
  const { view, parts } = entry;
  const { pages } = progressOf(entry);
  const today = dayOf(new Date());
  const tasks = pages.map((page) => {
    const part = parts.find(({ nodeId }) => nodeId === page.node.id);
    return {
      key: page.path,
      name: page.node.title,
      href: page.href,
      hint: part ? (
        <div className="mt-1 space-y-1">
          <p>
            <PartTag state={part.state} />
          </p>
          {part.state === "open" && part.dueOn ? (
            <p>
              期限 <DueDate today={today} dueOn={part.dueOn} />
            </p>
          ) : null}
          {part.comment ? <p className="whitespace-pre-line">要求：{part.comment}</p> : null}
        </div>
      ) : undefined,
      progress: `已填 ${page.answered} / ${page.asked}`,
      status: page.status,
    };
  });
  return (
    <>
      <ApplicationHeader
        view={view}
        lead="分派给您填写的部分。填好后在各部分的页面下方交回，由区县市申报人员核对和提交。"
      />
      <RectificationNotice {...entry} />
      <div className="max-w-text space-y-4">
        <PresenceLines
          applicationId={view.id}
          stamp={stampOf(entry)}
          titles={Object.fromEntries(pages.map(({ node }) => [node.id, node.title]))}
        />
        <TaskList label="分派给您的部分" tasks={tasks} />
      </div>
    </>
  );
}
