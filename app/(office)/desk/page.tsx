import type { Metadata } from "next";
import { BatchLines } from "@/components/desk/batch-lines";
import { NothingWaiting } from "@/components/desk/nothing-waiting";
import { ObjectionLines } from "@/components/desk/objection-lines";
import { PartLines } from "@/components/desk/part-lines";
import { ProposalLines } from "@/components/desk/proposal-lines";
import { WaitingTable } from "@/components/desk/waiting-table";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { loadDesk } from "@/lib/desk/loaders";

export const metadata: Metadata = { title: "工作台" };

export default async function DeskPage() {
  const desk = await loadDesk();
  const parts = desk.parts.filter((section) => section.total > 0);
  const waiting = desk.sections.filter((section) => section.total > 0);
  return (
    <>
      <Breadcrumb items={[{ label: "工作台" }]} />
      <PageHeader
        title="工作台"
        lead="等待办理的事项，等得最久的在前。"
        actions={<PageLink href="/settings">我的账号</PageLink>}
      />
      <div className="space-y-10">
        {waiting.length === 0 &&
        parts.length === 0 &&
        desk.proposals.length === 0 &&
        desk.objections.total === 0 ? (
          <NothingWaiting desk={desk} />
        ) : null}
        {parts.map((section) => (
          <PartLines
            key={section.key}
            section={section}
            today={desk.today}
            showHolder={desk.role === "district-official"}
          />
        ))}
        <ObjectionLines objections={desk.objections} today={desk.today} />
        {waiting.map((section) => (
          <WaitingTable key={section.key} section={section} today={desk.today} />
        ))}
        <ProposalLines proposals={desk.proposals} />
        <BatchLines
          title={desk.role === "administrator" ? "即将截止的批次" : "申报中的批次"}
          batches={desk.batches}
          today={desk.today}
        />
      </div>
    </>
  );
}
