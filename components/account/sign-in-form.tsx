"use client";

import type { FieldProblem } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { FormStateContext } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";
import { PasswordBox } from "./password-box";

interface Refusal {
  message: string;
  errors?: readonly FieldProblem[];
}

const nameless = { path: "username", message: "请填写用户名。" };
const wordless = { path: "password", message: "请填写密码。" };
const unfilled = "有内容没有填写，没有登录。";

/** Each way in which signing in may fail, by the name under which the script finds it. */
const REFUSALS: Record<string, Refusal> = {
  username: { message: unfilled, errors: [nameless] },
  password: { message: unfilled, errors: [wordless] },
  "username password": { message: unfilled, errors: [nameless, wordless] },
  CredentialsSignin: { message: "用户名或密码不正确，或账号已停用。" },
  "too-many-attempts": { message: "登录尝试过多，请 15 分钟后再试。" },
  network: { message: "没有提交成功：网络不通，请稍后重试；填写的内容还在。" },
  unexpected: { message: "没有登录成功：系统出错，请稍后重试。" },
};

/** The form as it is before any refusal, or after one. */
function Fields({ refusal }: { refusal?: Refusal }) {
  const errors = refusal?.errors ?? [];
  return (
    <FormStateContext value={{ pending: false, errors }}>
      {refusal ? <ErrorSummary message={refusal.message} errors={errors} /> : null}
      <Field name="username" label="用户名">
        <TextInput
          width="medium"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field name="password" label="密码">
        <PasswordBox autoComplete="current-password" disabled data-reveal="field-password" />
      </Field>
    </FormStateContext>
  );
}

/**
 * User name and password. On success the script (`sign-in.browser.ts`) goes on to `next`; refusals never say which of
 * the two was wrong. They are here from the start, so that one is said also where nothing can be fetched any more.
 */
export function SignInForm({ next }: { next: string }) {
  return (
    <form method="post" data-sign-in={next} noValidate aria-label="登录" className="space-y-6">
      <div data-fields className="space-y-6">
        <Fields />
      </div>
      {/* Sent without the script, the password would go where nobody takes it. */}
      <Button type="submit" disabled data-busy="正在提交">
        登录
      </Button>
      <noscript>
        <p className="mt-3 text-muted">这一步需要浏览器启用脚本（JavaScript）。</p>
      </noscript>
      {Object.entries(REFUSALS).map(([name, refusal]) => (
        <template key={name} data-refusal={name}>
          <Fields refusal={refusal} />
        </template>
      ))}
    </form>
  );
}
