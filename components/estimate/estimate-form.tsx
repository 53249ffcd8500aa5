"use client";

import Form from "next/form";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { MarksField } from "@/components/ui/marks-field";
import { RadioGroup } from "@/components/ui/radio-group";
import type { EstimateEntry, EstimateField } from "@/lib/estimate/types";
import type { CommunityType } from "@/lib/scoring/types";

export interface EstimateFormProps {
  types: readonly CommunityType[];
  fields: readonly EstimateField[];
  entry: EstimateEntry;
}

const PAUSE_MS = 500;

function hintOf({ optional, passMark, assumed, counted }: EstimateField): string | undefined {
  if (optional) return `选填，只加分，最多计 ${counted} 分（待核定）`;
  if (passMark === undefined) return undefined;
  return `达标 ${passMark.toFixed(2)} 分（${assumed ? "待核定" : "已公布"}）`;
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") query.set(name, value);
  }
  return `/estimate?${query}`;
}

function Group({
  legend,
  fields,
  entry,
}: {
  legend: string;
  fields: readonly EstimateField[];
  entry: EstimateEntry;
}) {
  return (
    <fieldset className="min-w-0 border-t border-line pt-4">
      <legend className="float-left mb-3 w-full text-lg font-semibold">{legend}</legend>
      <div className="clear-both grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {fields.map((field) => (
          <MarksField
            key={field.id}
            name={field.id}
            title={field.title}
            fullMarks={field.fullMarks}
            hint={hintOf(field)}
            error={entry.errors.find(({ path }) => path === field.id)?.message}
            defaultValue={entry.raw[field.id] ?? ""}
          />
        ))}
      </div>
    </fieldset>
  );
}

/**
 * The entry of an estimate: a plain form that works without script. With it, the address follows what is typed
 * and the result beside it is worked out anew on the server, so there is one computation.
 */
export function EstimateForm({ types, fields, entry }: EstimateFormProps) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();
  useEffect(() => () => clearTimeout(timer.current), []);

  function follow(event: FormEvent<HTMLFormElement>): void {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      startTransition(() => router.replace(addressOf(form), { scroll: false }));
    }, PAUSE_MS);
  }

  return (
    <Form
      action="/estimate"
      onInput={follow}
      aria-label="试算"
      aria-busy={pending || undefined}
      className="space-y-8"
    >
      <RadioGroup
        name="type"
        legend="社区类型"
        inline
        error={entry.errors.find(({ path }) => path === "type")?.message}
        defaultValue={entry.type}
        options={types.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Group legend="计入总分" fields={fields.filter((f) => f.inTotal)} entry={entry} />
      <Group legend="单独达标" fields={fields.filter((f) => !f.inTotal)} entry={entry} />
      <div className="flex items-center gap-4">
        <Button type="submit" pending={pending}>
          试算
        </Button>
        {/* A new document: fields forget what was typed only when they are made anew. */}
        <a href="/estimate" className="inline-flex min-h-11 items-center">
          清空重填
        </a>
      </div>
    </Form>
  );
}
