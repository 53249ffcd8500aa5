"use client";

import { Button } from "@/components/ui/button";
import type { EnteredAnswer } from "@/lib/application/types";
import { formatInstant } from "@/lib/calendar";
import type { LeafNode } from "@/lib/scoring/types";
import { answerText } from "./answer-text";
import type { Point } from "./points";

export interface ConflictChoiceProps {
  leaf: LeafNode;
  mine: Point;
  theirs: EnteredAnswer;
  onResolve: (keep: "mine" | "theirs") => void;
}

/** Somebody else, or another tab, has saved this point meanwhile: both are shown, the person chooses. */
export function ConflictChoice({ leaf, mine, theirs, onResolve }: ConflictChoiceProps) {
  const sides = [
    { key: "mine", title: "我填写的（未保存）", value: mine.value, note: mine.note },
    {
      key: "theirs",
      title: `${theirs.updatedByName} 于 ${formatInstant(new Date(theirs.updatedAt))} 保存的`,
      value: theirs.value,
      note: theirs.note,
    },
  ];
  return (
    <div role="alert" className="mt-3 max-w-text rounded-md border-2 border-pending p-4">
      <p className="font-semibold">“{leaf.title}”已在别处保存了不同内容，请选择保留哪一份</p>
      <dl className="mt-2 space-y-2">
        {sides.map((side) => (
          <div key={side.key}>
            <dt className="text-sm text-muted">{side.title}</dt>
            <dd>
              {answerText(leaf, side.value)}
              {side.note ? <span className="text-muted">（{side.note}）</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="secondary" size="small" onClick={() => onResolve("mine")}>
          保留我填写的
        </Button>
        <Button variant="secondary" size="small" onClick={() => onResolve("theirs")}>
          采用已保存的
        </Button>
      </div>
    </div>
  );
}
