import type { Metadata } from "next";
import { NoticeMissing } from "@/components/notice/notice-missing";

export const metadata: Metadata = { title: "没有这项公示" };

export default function NotFound() {
  return <NoticeMissing />;
}
