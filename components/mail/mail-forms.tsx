"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import {
  confirmMailCode,
  removeMailAddress,
  requestMailCode,
  setMailMode,
} from "@/lib/mail/actions";
import { type MailMode, mailModes } from "@/lib/mail/types";

/** Asks for an address; a code is mailed there to prove it. */
export function AddressForm({ label }: { label: string }) {
  return (
    <ActionForm action={requestMailCode} submitLabel="发送验证码" aria-label="设置邮箱">
      <Field name="email" label={label}>
        <TextInput type="email" autoComplete="email" width="wide" />
      </Field>
    </ActionForm>
  );
}

/** Takes the code that was mailed. */
export function CodeForm({ email }: { email: string }) {
  return (
    <ActionForm action={confirmMailCode} submitLabel="确认邮箱" aria-label="确认邮箱">
      <Field name="code" label="验证码" hint={`邮件寄往 ${email}，其中有 6 位数字。`}>
        <TextInput inputMode="numeric" autoComplete="one-time-code" width="medium" />
      </Field>
    </ActionForm>
  );
}

/** How to be told by mail. */
export function ModeForm({ mode }: { mode: MailMode }) {
  return (
    <ActionForm action={setMailMode} submitLabel="保存" aria-label="邮件通知方式">
      <RadioGroup
        name="mode"
        legend="通知方式"
        options={Object.entries(mailModes).map(([value, label]) => ({ value, label }))}
        defaultValue={mode}
      />
    </ActionForm>
  );
}

/** Takes one's address away. */
export function RemoveAddress({ email }: { email: string }) {
  return (
    <ActionForm
      action={removeMailAddress}
      submitLabel="移除邮箱"
      submitVariant="secondary"
      aria-label="移除邮箱"
      confirm={{
        title: `移除 ${email}？`,
        body: "之后不再寄邮件，消息只在系统内显示。",
        confirmLabel: "移除邮箱",
      }}
    />
  );
}
