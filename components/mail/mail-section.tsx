import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { dayOf, formatDay } from "@/lib/calendar";
import type { MailView } from "@/lib/mail/types";
import { AddressForm, CodeForm, ModeForm, RemoveAddress } from "./mail-forms";

function Pending({ pending }: { pending: NonNullable<MailView["pending"]> }) {
  return (
    <>
      {pending.failure ? (
        <Callout tone="failed" title={`验证码没有寄到 ${pending.email}`}>
          {pending.failure}
        </Callout>
      ) : (
        <CodeForm email={pending.email} />
      )}
      <Disclosure summary="没有收到，或换一个邮箱" open={pending.failure !== null}>
        <AddressForm label="邮箱" />
      </Disclosure>
    </>
  );
}

/** A person's own address, how it is proved, and what is mailed there. */
export function MailSection({ mail }: { mail: MailView }) {
  const { on, email, mode, pending, refused } = mail;
  return (
    <section aria-labelledby="mail" className="max-w-text space-y-6">
      <h2 id="mail">邮件通知</h2>
      {on ? null : <Callout tone="neutral">系统没有配置邮件服务，消息只在系统内显示。</Callout>}
      {email ? (
        <p>
          消息寄往 <strong className="font-semibold break-all">{email}</strong>。
        </p>
      ) : null}
      {email && refused ? (
        <Callout tone="failed" title={`${formatDay(dayOf(refused.at))}的邮件没有送达`}>
          {refused.reason}请核对邮箱是否还能使用。
        </Callout>
      ) : null}
      {on && email ? <ModeForm key={mode} mode={mode} /> : null}
      {on && pending ? <Pending pending={pending} /> : null}
      {on && !pending && !email ? <AddressForm label="邮箱" /> : null}
      {on && !pending && email ? (
        <Disclosure summary="换一个邮箱">
          <AddressForm label="新邮箱" />
        </Disclosure>
      ) : null}
      {email ? <RemoveAddress email={email} /> : null}
    </section>
  );
}
