"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { ActionResult } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { drawSurvey, renewLetters } from "@/lib/draw/actions";
import type { Letters } from "@/lib/survey/types";

function save({ pdf, fileName }: Letters): void {
  const bytes = Uint8Array.from(atob(pdf), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export interface LettersFormProps {
  surveyId: string;
  version: number;
  /** How many letters it will be. */
  invited: number;
  mayDraw: boolean;
  mayRenew: boolean;
}

/**
 * The draw, and the letters that come of it. They exist in this page only until it is left: the same form stays through
 * the draw, so that they can be saved once more.
 */
export function LettersForm({ surveyId, version, invited, mayDraw, mayRenew }: LettersFormProps) {
  const [letters, setLetters] = useState<Letters | null>(null);
  const take = (result: ActionResult) => {
    if (!result.ok) return;
    const made = result.data as Letters;
    setLetters(made);
    save(made);
  };
  const values = { surveyId, version };
  return (
    <div className="space-y-4">
      {letters ? (
        <Callout tone="passed" title={`${letters.count} 封邀请信已做好`}>
          <p className="mb-3">
            邀请信只在这里出现一次，系统不保存。请现在保存文件并打印，送完后删除文件。
          </p>
          <Button variant="secondary" onClick={() => save(letters)}>
            再次保存邀请信
          </Button>
        </Callout>
      ) : null}
      {mayDraw ? (
        <ActionForm
          action={drawSurvey}
          values={values}
          onResult={take}
          submitLabel="抽样并制作邀请信"
          aria-label="抽样"
          confirm={{
            title: "抽样并制作邀请信",
            body: `将抽取 ${invited} 户，每户一封信、一个调查码。抽样只能进行一次；邀请信只在做好时出现一次，请准备好保存。`,
            confirmLabel: "抽样",
          }}
        />
      ) : null}
      {mayRenew ? (
        <ActionForm
          action={renewLetters}
          values={values}
          onResult={take}
          submitLabel="换新码，重新制作邀请信"
          submitVariant="secondary"
          aria-label="重新制作邀请信"
          confirm={{
            title: "重新制作邀请信",
            body: "抽中的住户不变，调查码全部更换，已经送出的信作废。有人答卷之后就不能再换。",
            confirmLabel: "换新码",
          }}
        />
      ) : null}
    </div>
  );
}
