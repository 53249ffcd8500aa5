"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { faultsOf } from "@/lib/draw/score";
import type { DrawDocument } from "@/lib/survey/types";

export interface RepeatDrawProps {
  href: string;
  /** As this page shows them: what was downloaded must be about the same draw. */
  commitment: string;
  registerDigest: string | null;
}

interface Repeated {
  faults: string[];
  households: number;
  drawn: number;
}

async function repeat({ href, commitment, registerDigest }: RepeatDrawProps): Promise<Repeated> {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(await answer.text());
  const document = (await answer.json()) as DrawDocument;
  const faults = faultsOf(document);
  if (document.commitment !== commitment || document.registerDigest !== registerDigest)
    faults.unshift("下载的数据与本页公布的承诺或摘要值不同。");
  return { faults, households: document.register.length, drawn: document.drawn.length };
}

/** Draws once more in the reader's own browser, and says whether the same households come up. */
export function RepeatDraw(props: RepeatDrawProps) {
  const [state, setState] = useState<"idle" | "busy" | "failed" | Repeated>("idle");
  const run = async () => {
    setState("busy");
    setState(await repeat(props).catch(() => "failed" as const));
  };
  return (
    <div className="mb-4 space-y-3">
      <Button onClick={run} pending={state === "busy"}>
        在我的浏览器里重新抽一次
      </Button>
      <div role="status">
        {state === "failed" ? (
          <Callout tone="failed">没有取到抽样数据，请检查网络后再试。</Callout>
        ) : null}
        {typeof state === "object" && state.faults.length === 0 ? (
          <Callout tone="passed" title="结果相同">
            种子符合承诺，名册 {state.households} 户符合摘要值，抽中的 {state.drawn} 户逐户相同。
          </Callout>
        ) : null}
        {typeof state === "object" && state.faults.length > 0 ? (
          <Callout tone="failed" title="结果不同">
            {state.faults.join("")}
          </Callout>
        ) : null}
      </div>
    </div>
  );
}
