"use client";

import { getCsrfToken, signIn } from "next-auth/react";
import { ActionForm } from "@/components/ui/action-form";
import type { ActionResult } from "@/components/ui/action-result";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { HydratedSubmit } from "./hydrated-submit";
import { PasswordInput } from "./password-input";

const REFUSALS: Record<string, string> = {
  CredentialsSignin: "用户名或密码不正确，或账号已停用。",
  "too-many-attempts": "登录尝试过多，请 15 分钟后再试。",
};

async function attempt(input: unknown, next: string): Promise<ActionResult> {
  const { username = "", password = "" } = input as { username?: string; password?: string };
  const errors = [
    ...(username.trim() ? [] : [{ path: "username", message: "请填写用户名。" }]),
    ...(password ? [] : [{ path: "password", message: "请填写密码。" }]),
  ];
  if (errors.length > 0)
    return { ok: false, code: "invalid", message: "有内容没有填写，没有登录。", errors };
  // Without an answer here signIn would leave the page and lose what was typed.
  if (!(await getCsrfToken())) throw new TypeError("no answer from the server");
  const answer = await signIn("credentials", { username, password, redirect: false });
  if (answer?.ok && !answer.error) return { ok: true, redirectTo: next };
  const message = REFUSALS[answer?.error ?? ""] ?? "没有登录成功：系统出错，请稍后重试。";
  return { ok: false, code: "not-signed-in", message };
}

/** User name and password. On success goes on to `next`; refusals never say which of the two was wrong. */
export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm action={(input) => attempt(input, next)} aria-label="登录">
      <Field name="username" label="用户名">
        <TextInput
          width="medium"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field name="password" label="密码">
        <PasswordInput autoComplete="current-password" />
      </Field>
      <HydratedSubmit>登录</HydratedSubmit>
    </ActionForm>
  );
}
