import { DifferenceTable, differenceCount } from "@/components/standard/difference-table";
import { VersionTag } from "@/components/standard/version-tag";
import { Disclosure } from "@/components/ui/disclosure";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/calendar";
import type { VersionEntry } from "@/lib/method/types";
import type { Difference } from "@/lib/scoring";
import { methodHref } from "./level-titles";

function changeText({ change, repealed }: VersionEntry): string {
  const words = [
    change === null
      ? "最早的版本"
      : change.count === 0
        ? `与 ${change.from} 版没有差异`
        : `与 ${change.from} 版相比有 ${change.count} 处不同`,
  ];
  if (repealed) words.push(`${formatDay(repealed.on)}废止：${repealed.reason}`);
  return `${words.join("。")}。`.replace(/。。$/, "。");
}

/** A family's versions, the newest first; of the one shown, what it changed, item by item. */
export function VersionHistory({
  current,
  versions,
  changes,
}: {
  current: string;
  versions: readonly VersionEntry[];
  changes: readonly Difference[];
}) {
  return (
    <>
      <Table
        caption="各版本"
        captionHidden
        stack
        dense
        rows={versions}
        rowKey={({ view }) => view.id}
        columns={[
          {
            key: "version",
            title: "版本",
            rowHeader: true,
            cell: ({ view }) =>
              view.id === current ? (
                `${view.version}（本页）`
              ) : (
                <PageLink href={methodHref(view.family, view.version)}>{view.version}</PageLink>
              ),
          },
          {
            key: "from",
            title: "施行日期",
            className: "whitespace-nowrap max-sm:col-span-full",
            cell: ({ view }) => formatDay(view.effectiveFrom),
          },
          {
            key: "change",
            title: "变动",
            className: "max-sm:col-span-full",
            cell: (entry) => changeText(entry),
          },
          {
            key: "state",
            title: "状态",
            corner: true,
            cell: ({ repealed }) => <VersionTag state={repealed ? "repealed" : "in-force"} />,
          },
        ]}
      />
      {changes.length > 0 ? (
        <Disclosure summary={`本版改了什么：${differenceCount(changes)}`}>
          <DifferenceTable differences={changes} />
        </Disclosure>
      ) : null}
    </>
  );
}
