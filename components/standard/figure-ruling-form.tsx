"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ChoiceRow } from "@/components/ui/choice-row";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { ruleFigures } from "@/lib/standard/actions";
import type { AssumedRow } from "@/lib/standard/types";
import type { DraftLock } from "./draft-forms";
import { byGroup, placeInGroup, RulingWords } from "./ruling-table";

function Group({
  title,
  rows,
  selected,
  onToggle,
}: {
  title: string;
  rows: readonly AssumedRow[];
  selected: ReadonlySet<string>;
  onToggle: (keys: readonly string[], on: boolean) => void;
}) {
  const keys = rows.map((row) => row.key);
  const chosen = keys.filter((key) => selected.has(key)).length;
  const open = rows.filter((row) => !row.ruling).length;
  return (
    <details className="border-t border-line" open={open > 0 && open === rows.length && open < 12}>
      <summary className="marker flex min-h-11 flex-wrap items-center gap-x-3">
        {title}
        <span className="figures text-sm whitespace-normal text-muted">
          {`${rows.length} 个，${open > 0 ? `${open} 个没有记录` : "都有记录"}${chosen > 0 ? `，已选 ${chosen} 个` : ""}`}
        </span>
      </summary>
      <div className="pb-3 sm:pl-5">
        <Button
          size="small"
          variant="secondary"
          onClick={() => onToggle(keys, chosen < keys.length)}
        >
          {chosen < keys.length ? `选择「${title}」的全部数值` : "取消选择"}
        </Button>
        {rows.map((row) => (
          <div
            key={row.key}
            className="grid grid-cols-1 gap-x-6 border-b border-line sm:grid-cols-[minmax(0,1fr)_16rem]"
          >
            <ChoiceRow
              type="checkbox"
              id={`figure-${row.key.replace(" ", "-")}`}
              checked={selected.has(row.key)}
              onChange={(event) => onToggle([row.key], event.target.checked)}
              label={
                <>
                  {placeInGroup(row)}
                  <span className="figures block text-sm whitespace-normal text-muted">
                    {`${row.field} ${row.value}，现依据：${row.source}`}
                  </span>
                </>
              }
            />
            <div className="py-2 max-sm:pt-0 max-sm:pl-8">
              <RulingWords ruling={row.ruling} />
            </div>
          </div>
        ))}
      </div>
    </details>
  );
}

/** Writes 核定 records, for many figures at once. */
export function FigureRulingForm({ lock, rows }: { lock: DraftLock; rows: readonly AssumedRow[] }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState("");
  const toggle = (keys: readonly string[], on: boolean) =>
    setSelected((before) => {
      const next = new Set(before);
      for (const key of keys) {
        if (on) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  const open = rows.filter((row) => !row.ruling).map((row) => row.key);
  return (
    <ActionForm
      action={ruleFigures}
      values={{ ...lock, figures: [...selected] }}
      submitLabel={selected.size > 0 ? `为所选 ${selected.size} 个数值写入记录` : "写入记录"}
      aria-label="核定数值"
      onResult={(result) => {
        if (result.ok) setSelected(new Set());
      }}
      className="mt-6 space-y-6"
    >
      <fieldset id="field-figures">
        <legend className="mb-2 font-semibold">数值</legend>
        <div className="mb-3 flex flex-wrap gap-3">
          <Button
            size="small"
            variant="secondary"
            onClick={() => setSelected(new Set(open))}
            disabled={open.length === 0}
          >
            {`选择没有记录的 ${open.length} 个`}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setSelected(new Set())}>
            全部不选
          </Button>
        </div>
        {byGroup(rows).map(([title, group]) => (
          <Group key={title} title={title} rows={group} selected={selected} onToggle={toggle} />
        ))}
      </fieldset>
      <RadioGroup
        name="kind"
        legend="核定结果"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        options={[
          {
            value: "confirmed",
            label: "已由文件核定",
            hint: "数值与文件一致，施行后以文件为依据，不再标注「待核定」。",
          },
          {
            value: "assumed",
            label: "仍按假定计算",
            hint: "还没有文件，施行后继续标注「待核定」。",
          },
        ]}
      />
      {kind === "confirmed" ? (
        <Field name="documentNumber" label="文号" hint="例如：杭未来办〔2027〕3号。">
          <TextInput autoComplete="off" width="wide" />
        </Field>
      ) : null}
    </ActionForm>
  );
}
