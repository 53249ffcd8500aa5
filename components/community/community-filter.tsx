import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PageLink } from "@/components/ui/page-link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type CommunityList, sorts, stages, tiers } from "@/lib/community/types";

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const asThey = (values: readonly (string | number)[], unit = "") =>
  values.map((value) => ({ value: String(value), label: `${value}${unit}` }));

type Asked = Pick<CommunityList, "filter" | "sort" | "types" | "facets" | "districts">;

/** What to look for; everything chosen stands in the address, so that a list can be shared. */
export function CommunityFilter({ filter, sort, types, facets, districts }: Asked) {
  const choices = [
    {
      name: "district",
      label: "区县市",
      list: districts.map((d) => ({ value: d.id, label: d.name })),
    },
    { name: "stage", label: "所处阶段", list: options(stages) },
    { name: "tier", label: "创建梯度", list: options(tiers) },
    { name: "type", label: "项目类型", list: options(Object.fromEntries(types)) },
    { name: "listBatch", label: "创建批次", list: asThey(facets.listBatches) },
    { name: "year", label: "列入名单年度", list: asThey(facets.years, "年") },
  ] as const;
  const narrowed = Object.values(filter).some(Boolean) || sort !== "name";
  return (
    <Form
      action="/communities"
      role="search"
      className="mb-6 grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-4 print:hidden"
    >
      <Field name="q" label="名称、街道或项目编号" className="col-span-full sm:col-span-1">
        <TextInput type="search" autoComplete="off" defaultValue={filter.q} width="full" />
      </Field>
      {choices.map(({ name, label, list }) =>
        list.length > 0 ? (
          <Field key={name} name={name} label={label}>
            <Select
              placeholder="全部"
              defaultValue={filter[name] ?? ""}
              width="full"
              options={list}
            />
          </Field>
        ) : null,
      )}
      <Field name="sort" label="排序">
        <Select defaultValue={sort} width="full" options={options(sorts)} />
      </Field>
      <div className="col-span-full flex items-center gap-4 sm:col-span-1">
        <Button type="submit">查找</Button>
        {narrowed ? (
          <PageLink href="/communities" className="inline-flex min-h-11 items-center">
            查看全部
          </PageLink>
        ) : null}
      </div>
    </Form>
  );
}
