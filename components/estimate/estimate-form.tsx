import { Button } from "@/components/ui/button";
import { MarksField } from "@/components/ui/marks-field";
import { PageScript } from "@/components/ui/page-script";
import { RadioGroup } from "@/components/ui/radio-group";
import type { EstimateEntry, EstimateField } from "@/lib/estimate/types";
import type { CommunityType } from "@/lib/scoring/types";

export interface EstimateFormProps {
  types: readonly CommunityType[];
  fields: readonly EstimateField[];
  entry: EstimateEntry;
}

function hintOf({ optional, passMark, assumed, counted }: EstimateField): string | undefined {
  if (optional) return `选填，只加分，最多计 ${counted} 分（待核定）`;
  if (passMark === undefined) return undefined;
  return `达标 ${passMark.toFixed(2)} 分（${assumed ? "待核定" : "已公布"}）`;
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
          <div key={field.id} id={`entry-${field.id}`} data-follows>
            <MarksField
              name={field.id}
              title={field.title}
              fullMarks={field.fullMarks}
              hint={hintOf(field)}
              error={entry.errors.find(({ path }) => path === field.id)?.message}
              defaultValue={entry.raw[field.id] ?? ""}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/**
 * The entry of an estimate: a plain form that works without script. With it (`estimate.browser.ts`), the address and
 * what is marked with `data-follows` follow what is typed.
 */
export function EstimateForm({ types, fields, entry }: EstimateFormProps) {
  return (
    <form action="/estimate#result" data-followed aria-label="试算" className="space-y-8">
      <div id="entry-type" data-follows>
        <RadioGroup
          name="type"
          legend="社区类型"
          inline
          error={entry.errors.find(({ path }) => path === "type")?.message}
          defaultValue={entry.type}
          options={types.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </div>
      <Group legend="计入总分" fields={fields.filter((f) => f.inTotal)} entry={entry} />
      <Group legend="单独达标" fields={fields.filter((f) => !f.inTotal)} entry={entry} />
      <div className="flex items-center gap-4">
        <Button type="submit">试算</Button>
        <a href="/estimate" className="inline-flex min-h-11 items-center">
          清空重填
        </a>
      </div>
      <PageScript name="estimate" />
    </form>
  );
}
