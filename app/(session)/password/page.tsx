import type { Metadata } from "next";
import { PasswordForm } from "@/components/account/password-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { loadOwnPassword } from "@/lib/account/loaders";

export const metadata: Metadata = { title: "修改密码" };

export default async function PasswordPage() {
  const person = await loadOwnPassword();
  const from = person.mustChangePassword
    ? { label: "首页", href: "/" }
    : { label: "工作台", href: "/desk" };
  return (
    <>
      <Breadcrumb items={[from, { label: "修改密码" }]} />
      <PageHeader
        title="修改密码"
        lead="修改后，这个账号在各处的登录都会失效，须用新密码重新登录。"
      />
      {person.mustChangePassword ? (
        <Callout tone="pending" className="mb-6" title="您使用的是初始密码">
          请先改成自己的密码，再办理其他事项。
        </Callout>
      ) : null}
      <PasswordForm username={person.username} />
    </>
  );
}
