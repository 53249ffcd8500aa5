import { HolderLine } from "@/components/assignment/holder-line";
import type { Task } from "@/components/ui/task-list";
import type { PartView } from "@/lib/assignment/types";
import type { PageProgress } from "./progress";

/** A page of entry as a task, with who has it in hand. */
export function taskOf(page: PageProgress, parts: readonly PartView[]): Task {
  const part = parts.find(({ nodeId }) => nodeId === page.node.id);
  return {
    key: page.path,
    name: page.node.title,
    href: page.href,
    hint:
      part || page.named > 0 ? (
        <>
          {page.named > 0 ? <div>{page.named} 项需要整改</div> : null}
          {part ? <HolderLine part={part} /> : null}
        </>
      ) : undefined,
    progress: `已填 ${page.answered} / ${page.asked}`,
    status: page.status,
  };
}
