import type { Metadata } from "next";
import { SignInForm } from "@/components/account/sign-in-form";
import { SignInNews } from "@/components/account/sign-in-news";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageScript } from "@/components/ui/page-script";
import { loadSignIn } from "@/lib/account/loaders";

export const metadata: Metadata = {
  title: "登录",
  description:
    "区、县、市申报人员，街道、社区填报人员和市建委工作人员由此登录。查看公布的结果不需要登录。",
};

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const search = await searchParams;
  const { next } = await loadSignIn(search.next);
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "登录" }]} />
      <PageHeader
        title="登录"
        lead="供区县市申报人员、市建委审核人员和管理员使用。居民查看结果不需要登录。"
      />
      <SignInNews changed={search.changed === "1"} failed={search.error !== undefined} />
      <SignInForm next={next} />
      <PageScript name="sign-in" />
      <p className="mt-8 max-w-text text-muted">忘记密码或没有账号的，请联系市建委管理员。</p>
    </>
  );
}
