"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { AccountView, DistrictView } from "@/lib/account/types";
import { districtRoles, type Role, roles } from "@/lib/auth/types";
import { UnitField } from "./account-identity";

const options = Object.entries(roles).map(([value, label]) => ({ value, label }));

export interface StandingFieldsProps {
  districts: readonly DistrictView[];
  account?: Pick<AccountView, "role" | "districtId" | "unit">;
}

/** As what somebody works here, and where: the district only for the roles that have one. */
export function StandingFields({ districts, account }: StandingFieldsProps) {
  const [role, setRole] = useState<string>(account?.role ?? "");
  return (
    <>
      <RadioGroup
        name="role"
        legend="角色"
        options={options}
        defaultValue={account?.role}
        onChange={(event) => setRole(event.target.value)}
      />
      {districtRoles.includes(role as Role) ? (
        <Field name="districtId" label="所属区县市">
          <Select
            placeholder="请选择"
            options={districts.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={account?.districtId ?? undefined}
          />
        </Field>
      ) : null}
      {role === "contributor" ? <UnitField value={account?.unit} optional /> : null}
    </>
  );
}
