"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { changePassword } from "@/lib/account/actions";
import { passwordRule } from "@/lib/account/types";
import { HydratedSubmit } from "./hydrated-submit";
import { PasswordInput } from "./password-input";

/** Changes one's own password; afterwards every session of the account has ended. */
export function PasswordForm({ username }: { username: string }) {
  return (
    <ActionForm action={changePassword} aria-label="修改密码">
      {/* For password managers: whose password this is. */}
      <input type="text" value={username} autoComplete="username" readOnly hidden />
      <Field name="current" label="现在的密码">
        <PasswordInput autoComplete="current-password" what="现在的密码" />
      </Field>
      <Field name="next" label="新密码" hint={`${passwordRule}。`}>
        <PasswordInput autoComplete="new-password" what="新密码" />
      </Field>
      <Field name="again" label="再填一次新密码">
        <PasswordInput autoComplete="new-password" what="再填一次的新密码" />
      </Field>
      <HydratedSubmit>修改密码</HydratedSubmit>
    </ActionForm>
  );
}
