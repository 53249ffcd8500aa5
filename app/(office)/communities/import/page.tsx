import type { Metadata } from "next";
import { ProjectImportPage } from "@/components/project/project-import-page";
import { loadProjectImport } from "@/lib/project/loaders";

export const metadata: Metadata = { title: "导入项目清单" };

export default async function Page() {
  return <ProjectImportPage {...(await loadProjectImport())} />;
}
