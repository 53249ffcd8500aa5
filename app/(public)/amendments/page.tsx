import type { Metadata } from "next";
import { AmendmentsPage } from "@/components/amendment/amendments-page";
import { loadAmendments } from "@/lib/amendment/loaders";

export const metadata: Metadata = {
  title: "更正和撤销",
  description: "杭州市城镇未来社区验收公布以后更正或撤销的结果和理由。",
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  return <AmendmentsPage {...(await loadAmendments(await searchParams))} />;
}
