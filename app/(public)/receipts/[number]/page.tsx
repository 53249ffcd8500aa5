import type { Metadata } from "next";
import { ReceiptLookup } from "@/components/objection/receipt-lookup";
import { ReceiptPage } from "@/components/objection/receipt-page";
import { loadReceipt } from "@/lib/objection/loaders";

export const metadata: Metadata = { title: "异议回执", robots: { index: false, follow: false } };

interface Props {
  params: Promise<{ number: string }>;
}

export default async function Page({ params }: Props) {
  const receipt = await loadReceipt((await params).number);
  // Asked again on the page itself: where script is blocked, nobody sees what stands in place of a page.
  if (!receipt) return <ReceiptLookup error="没有这个编号的回执，请核对。" />;
  return <ReceiptPage receipt={receipt} />;
}
