import type { Metadata } from "next";
import { ReturnPage } from "@/components/review/return-page";
import { loadReturn } from "@/lib/review/loaders";

export const metadata: Metadata = { title: "退回整改" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ point?: string | string[] }>;
}

export default async function ReturnApplicationPage({ params, searchParams }: Props) {
  const { review, groups } = await loadReturn((await params).id);
  const point = (await searchParams).point;
  return (
    <ReturnPage
      review={review}
      groups={groups}
      preset={typeof point === "string" ? point : undefined}
    />
  );
}
