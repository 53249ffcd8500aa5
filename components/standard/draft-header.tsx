import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { StatusTag } from "@/components/ui/status-tag";
import { type DraftState, type DraftView, draftStates } from "@/lib/standard/types";
import { VersionTag } from "./version-tag";

export function DraftTag({ state }: { state: DraftState }) {
  if (state === "draft" || state === "proposed") return <VersionTag state={state} />;
  if (state === "adopted") return <VersionTag state="in-force" />;
  return <StatusTag tone="neutral">{draftStates[state]}</StatusTag>;
}

export interface DraftHeaderProps {
  view: DraftView;
  /** The page below the draft's own: 编辑, 施行前重算. */
  page?: string;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The head that the pages of one draft share. */
export function DraftHeader({ view, page, lead, actions }: DraftHeaderProps) {
  const name = `${view.title || "（没有名称）"} ${view.version}`;
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "标准", href: "/standards" },
          ...(page
            ? [{ label: name, href: `/standards/drafts/${view.id}` }, { label: page }]
            : [{ label: name }]),
        ]}
      />
      <PageHeader
        kicker={page ? name : undefined}
        title={page ?? name}
        status={<DraftTag state={view.state} />}
        lead={lead}
        actions={actions}
      />
    </>
  );
}
