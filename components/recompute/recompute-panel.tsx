"use client";

import { useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { controlStyle } from "@/components/ui/control-style";
import { Field } from "@/components/ui/field";
import { useFieldWiring } from "@/components/ui/field-context";
import type { Digests } from "@/lib/recompute/types";
import { type Computed, computePicked, computePublished } from "./compute";
import { RecomputeResult } from "./recompute-result";

const never = () => () => {};

function FilesInput({ onPick }: { onPick: (files: readonly File[]) => void }) {
  const wiring = useFieldWiring();
  return (
    <input
      {...wiring}
      type="file"
      multiple
      accept=".json,application/json"
      // Chosen anew even where it is the same name: it may have been changed since.
      onClick={(event) => {
        event.currentTarget.value = "";
      }}
      onChange={(event) => onPick([...(event.currentTarget.files ?? [])])}
      className={controlStyle(
        "wide",
        "pl-1.5 file:mr-3 file:min-h-8 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:text-ink",
      )}
    />
  );
}

/** Computes the outcome again in this browser, from what is published or from files of one's own. */
export function RecomputePanel({ code, digests }: { code: string; digests: Digests }) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [working, setWorking] = useState(false);
  const [computed, setComputed] = useState<Computed | null>(null);
  // Whoever asks twice sees the answer to the last question, whichever comes first.
  const turn = useRef(0);

  const run = async (work: () => Promise<Computed>) => {
    turn.current += 1;
    const own = turn.current;
    setWorking(true);
    const done = await work();
    if (own !== turn.current) return;
    setComputed(done);
    setWorking(false);
  };

  if (!ready) {
    return (
      <Callout tone="neutral" className="mt-4">
        在浏览器里算需要脚本（JavaScript）。没有脚本的，请按下面“在自己的电脑上算”的办法做。
      </Callout>
    );
  }
  return (
    <div className="mt-4 space-y-4">
      <Button pending={working} onClick={() => run(() => computePublished(code, digests))}>
        用公布的数据计算
      </Button>
      <Field
        name="files"
        label="或者选择自己保存的文件"
        hint="可以一次选几个：全部数据，或者申报、办法、结论。缺的用公布的代替。"
      >
        <FilesInput
          onPick={(files) => {
            if (files.length > 0) void run(() => computePicked(code, digests, files));
          }}
        />
      </Field>
      <div aria-live="polite">
        {computed === null ? null : typeof computed === "string" ? (
          <Callout tone="failed" title="没有计算">
            {computed}
          </Callout>
        ) : (
          <RecomputeResult result={computed} />
        )}
      </div>
    </div>
  );
}
