"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { EnteredAnswer } from "@/lib/application/types";
import { type Beat, beatSeconds, goneAfterSeconds, type PersonHere } from "@/lib/presence/types";

export interface PresenceInput {
  applicationId: string;
  /** False where the page concerns nobody else's work: then nothing is sent. */
  watch?: boolean;
  /** The page of entry one is on; null: none, one only looks. */
  nodeId: string | null;
  /** What the page was drawn from: another one means that it is to be drawn anew. */
  stamp: string;
  /** Which answers the page knows; without it none are asked for. */
  known?: () => Record<string, number>;
  onAnswers?: (answers: readonly EnteredAnswer[]) => void;
}

async function beat({ applicationId, nodeId, known }: PresenceInput): Promise<Beat | null> {
  const response = await fetch(`/applications/${applicationId}/presence`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ nodeId, known: known?.() ?? null }),
  });
  const isJson = response.headers.get("content-type")?.includes("json");
  return response.ok && isJson ? response.json() : null;
}

/**
 * Says every few seconds that one is here, while the page is in view, and hears who else is, what they have
 * saved, and whether the page itself is out of date. A beat that does not get through is not missed.
 */
export function usePresence(input: PresenceInput): readonly PersonHere[] {
  const router = useRouter();
  const [others, setOthers] = useState<readonly PersonHere[]>([]);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const redrawn = useRef("");
  const { applicationId, nodeId, watch = true } = input;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another application or page begins afresh.
  useEffect(() => {
    if (!watch) return;
    let heard = Date.now();
    let over = false;
    const tick = async () => {
      if (document.visibilityState === "hidden") return;
      const found = await beat(latest.current).catch(() => null);
      if (over) return;
      if (!found) {
        if (Date.now() - heard > goneAfterSeconds * 1_000) setOthers([]);
        return;
      }
      heard = Date.now();
      setOthers(found.others);
      latest.current.onAnswers?.(found.answers);
      if (found.stamp === latest.current.stamp || found.stamp === redrawn.current) return;
      redrawn.current = found.stamp;
      router.refresh();
    };
    tick();
    const timer = setInterval(tick, beatSeconds * 1_000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      over = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [applicationId, nodeId, watch]);
  return others;
}
