import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { Gate } from "@/lib/scoring/types";
import { gateFigures, gateKey } from "./words";

export interface GateTableProps {
  gates: readonly Gate[];
  caption?: string;
  /** How to show a gate's pass mark, e.g. with its AssumedMark; gets the figure already put in words. */
  passMark?: (gate: Gate, text: string) => ReactNode;
}

const KINDS: Record<Gate["kind"], string> = {
  total: "总分",
  "pass-mark": "单项分值",
  requirement: "控制项",
  sample: "样本量",
};

/** Every gate: what was reached, what was asked, the difference with its sign, the result. */
export function GateTable({ gates, caption = "达标情况", passMark }: GateTableProps) {
  return (
    <Table
      caption={caption}
      stack
      dense
      rows={gates}
      rowKey={gateKey}
      columns={[
        { key: "title", title: "项目", rowHeader: true, cell: (gate) => gate.title },
        {
          key: "kind",
          title: "类别",
          className: "whitespace-nowrap max-sm:hidden",
          cell: (gate) => KINDS[gate.kind],
        },
        { key: "score", title: "得分", numeric: true, cell: (gate) => gateFigures(gate).score },
        {
          key: "pass",
          title: "达标分值",
          numeric: true,
          cell: (gate) => {
            const text = gateFigures(gate).passMark;
            return passMark ? passMark(gate, text) : text;
          },
        },
        {
          key: "margin",
          title: "差额",
          numeric: true,
          cell: (gate) => (
            <span className={cx(!gate.passed && "font-semibold text-failed")}>
              {gateFigures(gate).margin}
            </span>
          ),
        },
        {
          key: "result",
          title: "结果",
          corner: true,
          cell: (gate) => (
            <StatusTag tone={gate.passed ? "passed" : "failed"}>
              {gate.passed ? "达标" : "未达标"}
            </StatusTag>
          ),
        },
      ]}
    />
  );
}
