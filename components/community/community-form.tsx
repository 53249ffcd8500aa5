"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-result";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { changeCommunity, registerCommunity } from "@/lib/community/actions";
import { type CommunityView, dateFields, dateWords, stages, tiers } from "@/lib/community/types";

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export interface CommunityFormProps {
  types: readonly { id: string; title: string }[];
  /** Absent: a community is registered. */
  community?: CommunityView;
}

/** A community's data, to be registered or changed. */
export function CommunityForm({ types, community }: CommunityFormProps) {
  const action: FormAction = community ? changeCommunity : registerCommunity;
  return (
    <ActionForm
      action={action}
      values={community && { communityId: community.id, version: community.version }}
      submitLabel={community ? "保存修改" : "登记社区"}
    >
      <Field name="name" label="社区名称" hint="全称，例如：翠柏社区。">
        <TextInput autoComplete="off" defaultValue={community?.name} />
      </Field>
      <Field
        name="code"
        label="项目编号"
        hint="项目清单里的编号。再次导入清单时按它找到这个社区。"
        optional
      >
        <TextInput autoComplete="off" width="medium" defaultValue={community?.code ?? ""} />
      </Field>
      <Field name="street" label="所属街道（镇、乡）">
        <TextInput autoComplete="off" defaultValue={community?.street} />
      </Field>
      <RadioGroup
        name="type"
        legend="项目类型"
        hint="决定哪些指标适用。"
        options={types.map(({ id, title }) => ({ value: id, label: title }))}
        defaultValue={community?.type}
        inline
      />
      <RadioGroup
        name="tier"
        legend="创建梯度"
        options={options(tiers)}
        defaultValue={community?.tier}
        inline
      />
      <Field name="listBatch" label="创建批次" hint="例如：2021年第一批。" optional>
        <TextInput autoComplete="off" width="medium" defaultValue={community?.listBatch} />
      </Field>
      <RadioGroup
        name="stage"
        legend="所处阶段"
        options={options(stages)}
        defaultValue={community?.stage}
        inline
      />
      {dateFields.map((field) => (
        <DateField
          key={field}
          name={field}
          legend={dateWords[field]}
          optional
          defaultValue={community?.[field] ?? undefined}
        />
      ))}
      <Field name="households" label="户数" hint="与常住人口一起决定各项居配标准要求多少。">
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          width="short"
          suffix="户"
          defaultValue={community?.households}
        />
      </Field>
      <Field name="residents" label="常住人口">
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          width="short"
          suffix="人"
          defaultValue={community?.residents}
        />
      </Field>
    </ActionForm>
  );
}
