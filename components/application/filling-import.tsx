"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { ActionResult } from "@/components/ui/action-result";
import { Callout } from "@/components/ui/callout";
import { ChoiceRow } from "@/components/ui/choice-row";
import { Table } from "@/components/ui/table";
import { WorkbookField, withWorkbook } from "@/components/ui/workbook-field";
import { formatInstant } from "@/lib/calendar";
import type { LeafNode } from "@/lib/scoring/types";
import { importFilling, previewFilling } from "@/lib/workbook/actions";
import {
  type FillingChange,
  type FillingPreview,
  largestWorkbook,
  tooLargeWorkbook,
} from "@/lib/workbook/types";
import { answerText } from "./answer-text";

export interface FillingImportProps {
  applicationId: string;
  leaves: readonly LeafNode[];
}

interface Shown extends FillingPreview {
  workbook: string;
}

function Side({ leaf, side }: { leaf: LeafNode; side: FillingChange["before"] }) {
  return (
    <>
      {answerText(leaf, side.value)}
      {side.note ? <p className="text-sm text-muted">说明：{side.note}</p> : null}
    </>
  );
}

function Changes({ shown, leaves }: { shown: Shown; leaves: readonly LeafNode[] }) {
  const rows = shown.changes.flatMap((change) => {
    const leaf = leaves.find(({ id }) => id === change.nodeId);
    return leaf ? [{ change, leaf }] : [];
  });
  return (
    <Table
      caption={`将要改动 ${rows.length} 个评分点`}
      rows={rows}
      rowKey={({ change }) => change.nodeId}
      stack
      columns={[
        { key: "title", title: "评分点", rowHeader: true, cell: ({ leaf }) => leaf.title },
        {
          key: "before",
          title: "现在",
          cell: ({ leaf, change }) => <Side leaf={leaf} side={change.before} />,
        },
        {
          key: "after",
          title: "导入后",
          cell: ({ leaf, change }) => <Side leaf={leaf} side={change.after} />,
        },
        {
          key: "newer",
          title: "说明",
          cell: ({ change }) =>
            change.newer ? (
              <>
                <p className="mb-1">
                  下载之后，{change.newer.by}于{formatInstant(new Date(change.newer.at))}
                  又填过，默认保留现在的填报。
                </p>
                <ChoiceRow
                  type="checkbox"
                  id={`replace-${change.nodeId}`}
                  name="replace[]"
                  value={change.nodeId}
                  label="改用填报表的内容"
                />
              </>
            ) : (
              change.place
            ),
        },
      ]}
    />
  );
}

/** A filled-in workbook: chosen, shown as what it would change, and only then imported. */
export function FillingImport({ applicationId, leaves }: FillingImportProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const preview = withWorkbook(
    async (input) => {
      const result: ActionResult = await previewFilling(input);
      setDone(null);
      setShown(
        result.ok
          ? { ...(result.data as FillingPreview), workbook: (input as Shown).workbook }
          : null,
      );
      return result;
    },
    largestWorkbook,
    tooLargeWorkbook,
  );
  const accept = (result: ActionResult) => {
    if (!result.ok) return;
    setDone(result.message ?? "已导入。");
    setShown(null);
  };

  return (
    <>
      <ActionForm
        action={preview}
        values={{ applicationId }}
        submitLabel="查看将要改动的内容"
        submitVariant={shown ? "secondary" : "primary"}
        aria-label="导入填报表"
        className="space-y-4"
      >
        <WorkbookField label="填好的填报表（.xlsx）" />
      </ActionForm>
      <div role="status" className="mt-6 space-y-4">
        {done ? <Callout tone="passed">{done}</Callout> : null}
        {shown && shown.changes.length === 0 ? (
          <Callout>填报表与系统中的填报一致，没有需要导入的改动。</Callout>
        ) : null}
        {shown && shown.leftOut.length > 0 ? (
          <Callout tone="pending">
            以下评分点现已不适用，不导入：{shown.leftOut.join("、")}。
          </Callout>
        ) : null}
      </div>
      {shown && shown.changes.length > 0 ? (
        <ActionForm
          key={shown.workbook.length + shown.changes.length}
          action={importFilling}
          values={{
            applicationId,
            workbook: shown.workbook,
            seen: Object.fromEntries(shown.changes.map(({ nodeId, version }) => [nodeId, version])),
          }}
          onResult={accept}
          submitLabel="导入"
          aria-label="确认导入"
          className="mt-8 space-y-6"
        >
          <Changes shown={shown} leaves={leaves} />
        </ActionForm>
      ) : null}
    </>
  );
}
