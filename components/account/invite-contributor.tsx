"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { inviteContributor } from "@/lib/account/actions";
import { NameField, UnitField, UsernameField } from "./account-identity";
import { FirstPassword } from "./first-password";
import { useFirstPassword } from "./use-first-password";

/** Makes an account for somebody of a street or community; in place of the form then stands its first password. */
export function InviteContributor() {
  const { made, accept, again } = useFirstPassword();
  if (made)
    return (
      <FirstPassword {...made}>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/contributors">回到填报人员</LinkButton>
          <Button variant="secondary" onClick={again}>
            再邀请一人
          </Button>
        </div>
      </FirstPassword>
    );
  return (
    <ActionForm
      action={inviteContributor}
      onResult={accept}
      submitLabel="建立账号"
      aria-label="邀请填报人员"
    >
      <UsernameField />
      <NameField />
      <UnitField />
    </ActionForm>
  );
}
