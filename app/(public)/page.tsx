import type { Metadata } from "next";
import { HomePage } from "@/components/publication/home-page";
import { loadNewest } from "@/lib/publication/loaders";
import { loadPublishedFigures } from "@/lib/standard/loaders";

export const metadata: Metadata = { title: { absolute: "杭州未来社区验收" } };

export default async function Page() {
  const [newest, figures] = await Promise.all([loadNewest(5), loadPublishedFigures()]);
  return <HomePage newest={newest} figures={figures} />;
}
