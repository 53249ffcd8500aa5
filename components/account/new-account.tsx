"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { createAccount } from "@/lib/account/actions";
import type { DistrictView } from "@/lib/account/types";
import { NameField, UsernameField } from "./account-identity";
import { FirstPassword } from "./first-password";
import { StandingFields } from "./standing-fields";
import { useFirstPassword } from "./use-first-password";

/** Makes an account; in place of the form then stands its first password. */
export function NewAccount({ districts }: { districts: readonly DistrictView[] }) {
  const { made, accept, again } = useFirstPassword();
  if (made)
    return (
      <FirstPassword {...made}>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/accounts">回到账号列表</LinkButton>
          <Button variant="secondary" onClick={again}>
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
      <UsernameField />
      <NameField />
      <StandingFields districts={districts} />
    </ActionForm>
  );
}
