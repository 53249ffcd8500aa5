import type { Metadata } from "next";
import { MethodPage } from "@/components/method/method-page";
import { loadMethod } from "@/lib/method/loaders";

export const metadata: Metadata = {
  title: "办法解读",
  description: "未来社区验收看什么、怎么算分、多少分达标，每个数值出自哪里。",
};

export default async function Page() {
  return <MethodPage {...(await loadMethod())} />;
}
