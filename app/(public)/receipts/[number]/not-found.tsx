import type { Metadata } from "next";
import { ReceiptLookup } from "@/components/objection/receipt-lookup";

export const metadata: Metadata = { title: "没有这个编号" };

export default function NotFound() {
  return <ReceiptLookup error="没有这个编号的回执，请核对。" />;
}
