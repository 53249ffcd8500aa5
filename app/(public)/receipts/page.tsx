import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ReceiptLookup } from "@/components/objection/receipt-lookup";
import { receiptAsked } from "@/lib/objection/loaders";

export const metadata: Metadata = { title: "查询异议", robots: { index: false, follow: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { typed, receipt } = receiptAsked(await searchParams);
  if (receipt) redirect(`/receipts/${receipt}`);
  const error = typed ? "编号应为 16 位字母和数字，请核对。" : undefined;
  return <ReceiptLookup typed={typed} error={error} />;
}
