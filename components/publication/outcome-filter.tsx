import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PageLink } from "@/components/ui/page-link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { OutcomeFilter as Filter } from "@/lib/publication/types";
import { OUTCOME_TITLES } from "./outcome-tag";

export interface OutcomeFilterProps {
  filter: Filter;
  districts: readonly string[];
}

/** What to look for; everything chosen stands in the address, so that a list can be shared. */
export function OutcomeFilter({ filter, districts }: OutcomeFilterProps) {
  const results = Object.entries(OUTCOME_TITLES).map(([value, label]) => ({ value, label }));
  const narrowed = filter.q || filter.district || filter.result;
  return (
    <Form
      action="/outcomes"
      role="search"
      className="mb-6 grid items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(12rem,1.5fr)_1fr_1fr_auto] print:hidden"
    >
      <Field name="q" label="社区、街道或结果编号">
        <TextInput type="search" autoComplete="off" defaultValue={filter.q} width="full" />
      </Field>
      <Field name="district" label="区、县、市">
        <Select
          placeholder="全部"
          defaultValue={filter.district}
          width="full"
          options={districts.map((name) => ({ value: name, label: name }))}
        />
      </Field>
      <Field name="result" label="结果">
        <Select
          placeholder="全部"
          defaultValue={filter.result ?? ""}
          width="full"
          options={results}
        />
      </Field>
      <div className="flex items-center gap-4">
        <Button type="submit">查找</Button>
        {narrowed ? (
          <PageLink href="/outcomes" className="inline-flex min-h-11 items-center">
            查看全部
          </PageLink>
        ) : null}
      </div>
    </Form>
  );
}
