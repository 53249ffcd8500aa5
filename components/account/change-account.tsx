"use client";

import { ActionForm } from "@/components/ui/action-form";
import { changeAccount } from "@/lib/account/actions";
import type { AccountView, DistrictView } from "@/lib/account/types";
import { NameField } from "./account-identity";
import { StandingFields } from "./standing-fields";

export interface ChangeAccountProps {
  account: AccountView;
  districts: readonly DistrictView[];
}

/** Changes who an account is; the user name stays. */
export function ChangeAccount({ account, districts }: ChangeAccountProps) {
  return (
    <ActionForm
      action={changeAccount}
      values={{ accountId: account.id, version: account.version }}
      submitLabel="保存修改"
      aria-label="修改账号"
    >
      <NameField value={account.name} />
      <StandingFields districts={districts} account={account} />
    </ActionForm>
  );
}
