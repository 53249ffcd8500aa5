import type { Metadata } from "next";
import { ResultImportPage } from "@/components/result/result-import-page";
import { loadResultImport } from "@/lib/result/loaders";

export const metadata: Metadata = { title: "历年结果" };

export default async function Page() {
  return <ResultImportPage {...(await loadResultImport())} />;
}
