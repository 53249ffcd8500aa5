import Form from "next/form";
import type { ReactNode } from "react";
import { OUTCOME_TITLES } from "@/components/publication/outcome-tag";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PageLink } from "@/components/ui/page-link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { isNarrowed } from "@/lib/catalogue/policy";
import { type Catalogue, type Choice, type Filter, sorts } from "@/lib/catalogue/types";

const entries = (words: Record<string, string>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

interface OneOfProps {
  name: keyof Filter;
  label: ReactNode;
  value: string;
  options: readonly Choice[];
  placeholder?: string;
}

function OneOf({ name, label, value, options, placeholder = "全部" }: OneOfProps) {
  return (
    <Field name={name} label={label}>
      <Select placeholder={placeholder} defaultValue={value} width="full" options={options} />
    </Field>
  );
}

/** What to look for; everything chosen stands in the address, so that a list can be shared. */
export function CatalogueFilter({ filter, choices }: Pick<Catalogue, "filter" | "choices">) {
  const { districts, years, tiers, types } = choices;
  const { newest, ...others } = sorts;
  return (
    // The fields forget what was typed when the address says something else.
    <Form
      key={JSON.stringify(filter)}
      action="/outcomes"
      role="search"
      className="mb-6 grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:grid-cols-4 print:hidden"
    >
      <Field
        name="q"
        label="社区、街道或结果编号"
        hint="可用拼音或首字母，如 yunqi、yql"
        className="col-span-2 sm:col-span-4 lg:col-span-2"
      >
        <TextInput type="search" autoComplete="off" defaultValue={filter.q} width="full" />
      </Field>
      <OneOf name="district" label="区、县、市" value={filter.district} options={districts} />
      <OneOf
        name="result"
        label="结果"
        value={filter.result}
        options={entries({ ...OUTCOME_TITLES })}
      />
      <OneOf name="year" label="公布年份" value={filter.year} options={years} />
      <OneOf name="tier" label="创建梯度" value={filter.tier} options={tiers} />
      <OneOf name="type" label="项目类型" value={filter.type} options={types} />
      <OneOf
        name="sort"
        label="排序"
        value={filter.sort === "newest" ? "" : filter.sort}
        options={entries(others)}
        placeholder={newest}
      />
      <div className="col-span-2 flex items-center gap-4 sm:col-span-4">
        <Button type="submit">查找</Button>
        {isNarrowed(filter) ? (
          <PageLink href="/outcomes" className="inline-flex min-h-11 items-center">
            查看全部
          </PageLink>
        ) : null}
      </div>
    </Form>
  );
}
