import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import type { ApplicationView } from "@/lib/application/types";
import { StateTag } from "./state-tag";

export interface ApplicationHeaderProps {
  view: ApplicationView;
  /** The page below the application, where one is on one. */
  title?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** The list this was opened from. */
  root?: Crumb;
  base?: string;
}

/** The head that all pages of one application share: where one is, whose it is, which state. */
export function ApplicationHeader({
  view,
  title,
  lead,
  actions,
  root = { label: "工作台", href: "/desk" },
  base = "/applications",
}: ApplicationHeaderProps) {
  const own = { label: view.communityName, href: `${base}/${view.id}` };
  return (
    <>
      <Breadcrumb
        items={title ? [root, own, { label: title }] : [root, { label: view.communityName }]}
      />
      <PageHeader
        kicker={`${view.districtName} · ${view.street} · ${view.batchTitle}`}
        title={title ? `${title}（${view.communityName}）` : view.communityName}
        status={<StateTag state={view.state} />}
        lead={lead}
        actions={actions}
      />
    </>
  );
}
