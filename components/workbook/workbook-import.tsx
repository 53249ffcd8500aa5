"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { ActionResult, FormAction } from "@/components/ui/action-result";
import { Callout } from "@/components/ui/callout";
import { WorkbookField, withWorkbook } from "@/components/ui/workbook-field";
import { type Looked, largestWorkbook, tooLargeWorkbook } from "@/lib/workbook/types";
import { FaultyCells } from "./faulty-cells";
import { ImportDifference } from "./import-difference";

export interface WorkbookImportProps {
  /** Looks at the file and saves nothing. */
  preview: FormAction;
  /** Saves what was previewed. */
  save: FormAction;
  /** What a row is called: 项目. */
  unit: string;
  /** Shown after a success, where to go on. */
  after?: ReactNode;
}

/** Something that has just appeared in place of what had the focus: it takes it. */
function Arrival({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <section ref={box} tabIndex={-1} aria-label={label} className="mt-10 scroll-mt-4">
      {children}
    </section>
  );
}

/** What was looked at, and the file as it was sent. */
interface Seen {
  workbook: unknown;
  looked: Looked;
}

/** A workbook in two steps: what it would change, or every cell that is wrong; and only then, on confirmation, in. */
export function WorkbookImport({ preview, save, unit, after }: WorkbookImportProps) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [done, setDone] = useState<string | null>(null);

  // The very file that was looked at is kept: what the form holds may have changed on disk.
  const look: FormAction = async (input) => {
    setSeen(null);
    setDone(null);
    const { workbook } = input as { workbook?: unknown };
    const result = await preview(input);
    if (result.ok) setSeen({ workbook, looked: result.data as Looked });
    return result;
  };
  const finish = (result: ActionResult) => {
    if (!result.ok) return;
    setSeen(null);
    setDone(result.message ?? null);
  };

  const found = seen?.looked.preview;
  const idle = found && found.added.length + found.changed.length === 0;
  return (
    <>
      <div onChange={() => setSeen(null)}>
        <ActionForm
          action={withWorkbook(look, largestWorkbook, tooLargeWorkbook)}
          submitLabel="预览差异"
          submitVariant={found ? "secondary" : "primary"}
          aria-label="选择工作簿"
          className="space-y-4"
        >
          <WorkbookField />
        </ActionForm>
      </div>
      {seen?.looked.faults ? <FaultyCells faults={seen.looked.faults} /> : null}
      {seen && found ? (
        <Arrival label="导入前的差异">
          <h2 className="mb-2">导入前的差异</h2>
          <ImportDifference preview={found} unit={unit} />
          <div className="mt-6">
            {idle ? (
              <Callout tone="neutral">文件与系统里的一致，没有要保存的内容。</Callout>
            ) : (
              <ActionForm
                action={save}
                values={{ workbook: seen.workbook, digest: found.digest }}
                submitLabel="确认导入"
                onResult={finish}
                aria-label="确认导入"
              />
            )}
          </div>
        </Arrival>
      ) : null}
      {done ? (
        <Arrival label="已导入">
          <Callout tone="passed">
            <p>{done}</p>
            {after}
          </Callout>
        </Arrival>
      ) : null}
    </>
  );
}
