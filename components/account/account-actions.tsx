"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { resetPassword, setAccountActive } from "@/lib/account/actions";
import type { AccountView } from "@/lib/account/types";
import { FirstPassword } from "./first-password";
import { handedOut } from "./handed-out";

/** Resets another person's password, and closes or opens the account. */
export function AccountActions({ account }: { account: AccountView }) {
  const [password, setPassword] = useState<string | null>(null);
  const values = { accountId: account.id, version: account.version };
  return (
    <div className="mt-10 space-y-10">
      <section aria-labelledby="reset" className="max-w-text">
        <h2 id="reset">重置密码</h2>
        <p className="mb-3 text-muted">本人忘记密码时使用。原密码和各处的登录立即失效。</p>
        {password ? (
          <FirstPassword key={password} username={account.username} password={password} />
        ) : null}
        <div className={password ? "mt-4" : undefined}>
          <ActionForm
            action={resetPassword}
            values={values}
            submitLabel="重置密码"
            submitVariant="secondary"
            aria-label="重置密码"
            onResult={(result) => setPassword(handedOut(result))}
            confirm={{
              title: `重置${account.name}的密码？`,
              body: "原密码和各处的登录立即失效，不能恢复。新的初始密码只显示一次。",
              confirmLabel: "重置密码",
            }}
          />
        </div>
      </section>
      <section aria-labelledby="active" className="max-w-text">
        <h2 id="active">{account.active ? "停用账号" : "启用账号"}</h2>
        <p className="mb-3 text-muted">
          {account.active
            ? "停用后不能登录，已有的登录立即失效，办理过的记录都保留。可以再启用。"
            : "启用后可以用原来的密码登录。"}
        </p>
        <ActionForm
          action={setAccountActive}
          values={{ ...values, active: String(!account.active) }}
          submitLabel={account.active ? "停用账号" : "启用账号"}
          submitVariant={account.active ? "danger" : "secondary"}
          aria-label={account.active ? "停用账号" : "启用账号"}
          confirm={{
            title: `${account.active ? "停用" : "启用"}${account.name}的账号？`,
            body: account.active
              ? `${account.name}将不能登录，正在进行的操作会中断。`
              : `${account.name}将可以重新登录。`,
            confirmLabel: account.active ? "停用账号" : "启用账号",
            danger: account.active,
          }}
        />
      </section>
    </div>
  );
}
