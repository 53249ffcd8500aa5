import type { ReactNode } from "react";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { Marks } from "./marks";
import { percentText, type SceneFigures } from "./scene-figures";

export interface SceneTableProps {
  scenes: readonly SceneFigures[];
  caption?: string;
  /** How to show a pass mark, e.g. with its AssumedMark. */
  passMark?: (scene: SceneFigures) => ReactNode;
}

/** The same figures as the radar, for reading, copying and screen readers. */
export function SceneTable({ scenes, caption = "各场景得分", passMark }: SceneTableProps) {
  return (
    <Table
      caption={caption}
      dense
      rows={scenes}
      rowKey={(scene) => scene.id}
      columns={[
        {
          key: "title",
          title: "场景",
          rowHeader: true,
          className: "whitespace-nowrap",
          cell: (s) => s.title,
        },
        { key: "score", title: "得分", numeric: true, cell: (s) => <Marks value={s.score} /> },
        { key: "full", title: "满分", numeric: true, cell: (s) => <Marks value={s.fullMarks} /> },
        {
          key: "share",
          title: "占比",
          numeric: true,
          cell: (s) => percentText(s.score, s.fullMarks),
        },
        {
          key: "pass",
          title: (
            <>
              <span className="block sm:inline">达标</span>
              <span className="block sm:inline">分值</span>
            </>
          ),
          numeric: true,
          cell: (s) => (passMark ? passMark(s) : <Marks value={s.passMark ?? null} />),
        },
        {
          key: "result",
          title: "结果",
          cell: (s) => {
            if (s.passMark === undefined) return "—";
            return s.score >= s.passMark ? (
              <StatusTag tone="passed">达标</StatusTag>
            ) : (
              <StatusTag tone="failed">未达标</StatusTag>
            );
          },
        },
      ]}
    />
  );
}
