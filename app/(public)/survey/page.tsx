import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CodePage, unknownCode } from "@/components/survey/code-page";
import { spelledCode } from "@/lib/survey/policy";

export const metadata: Metadata = {
  title: "居民满意度调查",
  description: "收到邀请信的住户凭调查码作答，不用登录，不记名。",
};

export default async function SurveyCodePage({ searchParams }: PageProps<"/survey">) {
  const { code, wrong } = await searchParams;
  const typed = spelledCode(typeof code === "string" ? code : "");
  if (typed) redirect(`/survey/${typed}`);
  const missing = code === undefined ? undefined : "请填写邀请信上的调查码。";
  return <CodePage error={wrong === undefined ? missing : unknownCode} />;
}
