import type { Metadata } from "next";
import { ReceiptPage } from "@/components/objection/receipt-page";
import { loadReceipt } from "@/lib/objection/loaders";

export const metadata: Metadata = { title: "异议回执", robots: { index: false, follow: false } };

interface Props {
  params: Promise<{ number: string }>;
}

export default async function Page({ params }: Props) {
  return <ReceiptPage receipt={await loadReceipt((await params).number)} />;
}
