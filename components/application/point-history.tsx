"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Spinner } from "@/components/ui/spinner";
import { origins } from "@/lib/application/types";
import { formatInstant } from "@/lib/calendar";
import type { PastAnswer, PastAnswers } from "@/lib/history/types";
import type { LeafNode } from "@/lib/scoring/types";
import { answerText } from "./answer-text";

export interface PointHistoryProps {
  applicationId: string;
  leaf: LeafNode;
  /** How often it has been changed: what is shown is read anew when this rises. */
  version: number;
  /** Puts an earlier answer back in; absent where nothing can be entered. */
  onRestore?: (past: Pick<PastAnswer, "value" | "note">) => void;
}

async function read(applicationId: string, nodeId: string, before?: number): Promise<PastAnswers> {
  const query = before ? `?before=${before}` : "";
  const response = await fetch(`/applications/${applicationId}/history/${nodeId}${query}`);
  if (!response.headers.get("content-type")?.includes("json")) throw new TypeError("no history");
  return response.json();
}

function noteChange(past: PastAnswer, before: PastAnswer | null): string | null {
  if (past.note === (before?.note ?? "")) return null;
  return past.note ? `佐证说明：${past.note}` : "删去了佐证说明";
}

/** Everything that stood at a point: who entered it, when, what, from where. Read when opened, a page at a time. */
export function PointHistory({ applicationId, leaf, version, onRestore }: PointHistoryProps) {
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<PastAnswers | null>(null);
  const [state, setState] = useState<"reading" | "read" | "failed">("reading");
  const load = async (kept: readonly PastAnswer[]) => {
    setState("reading");
    try {
      const next = await read(applicationId, leaf.id, kept.at(-1)?.version);
      setFound({ ...next, entries: [...kept, ...next.entries] });
      setState("read");
    } catch {
      setState("failed");
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when it is opened and when the answer has changed.
  useEffect(() => {
    if (open) load([]);
  }, [open, version]);
  if (version === 0) return null;
  const entries = found?.entries ?? [];
  return (
    <Disclosure
      summary={
        <>
          修改记录<span className="sr-only">：{leaf.title}</span>
        </>
      }
      className="mt-2 print:hidden"
      onToggle={setOpen}
    >
      <ol className="max-w-text">
        {entries.map((past, index) => {
          const before = entries[index + 1] ?? found?.before ?? null;
          const note = noteChange(past, before);
          return (
            <li key={past.version} className="border-t border-line py-2 first:border-t-0">
              <p className="text-sm text-muted">
                {formatInstant(new Date(past.changedAt))} {past.changedByName}
                {past.origin === "entered" ? null : `，${origins[past.origin]}`}
              </p>
              <p>{answerText(leaf, past.value)}</p>
              {note ? <p className="text-sm text-muted">{note}</p> : null}
              {onRestore && index > 0 ? (
                <Button
                  variant="quiet"
                  size="small"
                  className="-ml-3"
                  onClick={() => onRestore({ value: past.value, note: past.note })}
                >
                  恢复此值<span className="sr-only">：{answerText(leaf, past.value)}</span>
                </Button>
              ) : null}
            </li>
          );
        })}
      </ol>
      <div role="status">
        {state === "reading" ? (
          <p className="flex items-center gap-2 text-muted">
            <Spinner />
            正在读取
          </p>
        ) : null}
        {state === "failed" ? <p className="text-failed">没有读到，请稍后重试。</p> : null}
      </div>
      {state === "failed" || (state === "read" && found?.before) ? (
        <Button variant="secondary" size="small" onClick={() => load(entries)}>
          {state === "failed" ? "重试" : "更早的记录"}
        </Button>
      ) : null}
    </Disclosure>
  );
}
