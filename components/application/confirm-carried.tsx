"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Points } from "./points";
import type { Entry } from "./use-entry";

export interface ConfirmCarriedProps {
  points: Points;
  /** The points of this page that can be entered. */
  ids: readonly string[];
  onChange: Entry["change"];
}

/** Says how many answers of the page were carried over and are not confirmed, and confirms them at once. */
export function ConfirmCarried({ points, ids, onChange }: ConfirmCarriedProps) {
  const carried = ids.filter((id) => points[id]?.origin === "carried");
  if (carried.length === 0) return null;
  return (
    <Callout
      tone="pending"
      title={`本页有 ${carried.length} 项沿用往次填报，尚未确认`}
      className="mb-4"
    >
      <p className="mb-2">逐项核对，改动或确认后标记消失。</p>
      <Button
        variant="secondary"
        size="small"
        onClick={() => {
          for (const id of carried) onChange(id, {});
        }}
      >
        确认本页沿用的 {carried.length} 项
      </Button>
    </Callout>
  );
}
