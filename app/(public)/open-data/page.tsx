import type { Metadata } from "next";
import { OpenDataPage } from "@/components/opendata/open-data-page";
import { loadOpenData } from "@/lib/opendata/loaders";

export const metadata: Metadata = {
  title: "开放数据",
  description:
    "杭州未来社区验收公布的结果，成批下载为 CSV 和 JSON，或用接口逐页读取，也可以订阅新公布的结果。",
};

export default async function Page() {
  return <OpenDataPage {...(await loadOpenData())} />;
}
