import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { SummaryList } from "@/components/ui/summary-list";
import { dayOf, formatDay, formatInstant } from "@/lib/calendar";
import type { ReceiptView } from "@/lib/objection/types";
import { ObjectionTag } from "./state-tag";

const next = {
  received: "还没有受理。请记下编号，过几天再来查看。",
  "taken-up": "工作人员正在核实，需要时会按您留的方式联系您。",
  upheld: "异议成立，所涉内容重新核验，审定后再次公示。",
  dismissed: "异议不成立，理由见下面的答复。",
};

/** How an objection stands: neither what was written nor who wrote it. */
export function ReceiptPage({ receipt }: { receipt: ReceiptView & { pointTitle: string | null } }) {
  const { decision, state } = receipt;
  const rows = [
    { key: "number", label: "回执编号", value: <span className="figures">{receipt.receipt}</span> },
    { key: "received", label: "收到时间", value: formatInstant(receipt.receivedAt) },
    {
      key: "notice",
      label: "公示",
      value: (
        <PageLink href={`/notices/${receipt.code}`}>
          {receipt.communityName}（{receipt.districtName}）
        </PageLink>
      ),
    },
    { key: "point", label: "对哪一项", value: receipt.pointTitle ?? "整个结果" },
    ...(decision
      ? [
          { key: "summary", label: "异议概要", value: decision.summary },
          {
            key: "answer",
            label: `答复（${formatDay(dayOf(decision.decidedAt))}）`,
            value: <span className="whitespace-pre-line">{decision.answer}</span>,
          },
        ]
      : []),
  ];
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "公示", href: "/notices" },
          { label: "异议回执" },
        ]}
      />
      <PageHeader title="异议回执" status={<ObjectionTag state={state} />} lead={next[state]} />
      <SummaryList rows={rows} className="max-w-text" />
      <p className="mt-6 max-w-text text-muted">
        知道编号的人都能看到本页，看不到您写的原文和联系方式。
      </p>
    </>
  );
}
