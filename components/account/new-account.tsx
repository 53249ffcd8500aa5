"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { ActionResult } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { createAccount } from "@/lib/account/actions";
import type { DistrictView } from "@/lib/account/types";
import { districtRoles, type Role, roles } from "@/lib/auth/types";
import { FirstPassword } from "./first-password";
import { handedOut, namedIn } from "./handed-out";

const roleOptions = Object.entries(roles).map(([value, label]) => ({ value, label }));

/** Makes an account; in place of the form then stands its first password. */
export function NewAccount({ districts }: { districts: readonly DistrictView[] }) {
  const [made, setMade] = useState<{ username: string; password: string } | null>(null);
  const [role, setRole] = useState("");
  const accept = (result: ActionResult) => {
    const password = handedOut(result);
    if (password) setMade({ username: namedIn(result), password });
  };
  if (made)
    return (
      <FirstPassword {...made}>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/accounts">回到账号列表</LinkButton>
          <Button
            variant="secondary"
            onClick={() => {
              setMade(null);
              setRole("");
            }}
          >
            再建一个账号
          </Button>
        </div>
      </FirstPassword>
    );
  return (
    <ActionForm
      action={createAccount}
      onResult={accept}
      submitLabel="新建账号"
      aria-label="新建账号"
    >
      <Field
        name="username"
        label="用户名"
        hint="登录用，3 至 32 位小写字母、数字、点、下划线或短横线，以字母开头。"
      >
        <TextInput width="medium" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field name="name" label="姓名">
        <TextInput width="medium" autoComplete="off" />
      </Field>
      <RadioGroup
        name="role"
        legend="角色"
        options={roleOptions}
        onChange={(event) => setRole(event.target.value)}
      />
      {districtRoles.includes(role as Role) ? (
        <Field name="districtId" label="所属区县市">
          <Select
            placeholder="请选择"
            options={districts.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
    </ActionForm>
  );
}
