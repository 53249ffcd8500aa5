import type { Metadata } from "next";
import { EstimatePage } from "@/components/estimate/estimate-page";
import { readMarks } from "@/components/ui/marks-input";
import { loadEstimate } from "@/lib/estimate/loaders";

export const metadata: Metadata = {
  title: "试算",
  description:
    "填入各场景、居民满意度、党建和数字化平台的得分，看是否达到杭州市和浙江省的未来社区验收标准。",
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PublicEstimatePage({ searchParams }: Props) {
  return <EstimatePage estimate={await loadEstimate(await searchParams, readMarks)} />;
}
