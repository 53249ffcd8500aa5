import type { Metadata } from "next";
import { headers } from "next/headers";
import { VerifyPage } from "@/components/certificate/verify-page";
import { loadVerification } from "@/lib/certificate/loaders";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { code } = await searchParams;
  return {
    title: "核验结果",
    description: "输入证书或报告上的编号，核对验收结果是否有效、有没有更正或撤销。",
    // Answers to single numbers are nothing to find by searching.
    ...(code === undefined ? {} : { robots: { index: false } }),
  };
}

export default async function Page({ searchParams }: Props) {
  const { code } = await searchParams;
  const from = (await headers()).get("x-forwarded-for");
  return <VerifyPage {...(await loadVerification(code, from))} />;
}
