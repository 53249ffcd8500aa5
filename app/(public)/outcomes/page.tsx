import type { Metadata } from "next";
import { CataloguePage } from "@/components/catalogue/catalogue-page";
import { loadCatalogue } from "@/lib/catalogue/loaders";

export const metadata: Metadata = {
  title: "结果公布",
  description: "杭州市城镇未来社区验收已公布的结果：按社区、街道、区县市查找，看得分和依据。",
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  return <CataloguePage {...(await loadCatalogue(await searchParams))} />;
}
