import type { Metadata } from "next";
import { ReceivedPage } from "@/components/survey/received-page";

export const metadata: Metadata = {
  title: "已收到答卷",
  robots: { index: false, follow: false },
};

export default async function SurveyReceivedPage({ searchParams }: PageProps<"/survey/received">) {
  const { again, left } = await searchParams;
  const count = typeof left === "string" && /^\d{1,2}$/.test(left) ? Number(left) : 0;
  return <ReceivedPage again={again !== undefined} left={count} />;
}
